package org.infrapolicy.advisor.engine;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.infrapolicy.advisor.RulePackException;
import org.jspecify.annotations.Nullable;

/** A YAML file of a rule pack, as maps, lists and text. */
final class PackFile {
    private static final YAMLFactory YAML = new YAMLFactory();

    private PackFile() {}

    static Map<String, Object> read(URL file) {
        Object root = parse(file);
        if (root instanceof Map<?, ?> map) {
            Map<String, Object> result = new LinkedHashMap<>();
            map.forEach((key, value) -> result.put((String) key, value));
            return result;
        }
        throw new RulePackException(file + " must be a map");
    }

    static List<?> list(URL file) {
        if (parse(file) instanceof List<?> list) {
            return list;
        }
        throw new RulePackException(file + " must be a list");
    }

    private static @Nullable Object parse(URL file) {
        try (InputStream in = file.openStream();
                JsonParser parser = YAML.createParser(in)) {
            parser.nextToken();
            return value(parser);
        } catch (IOException e) {
            throw new RulePackException("Cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    private static @Nullable Object value(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String key = parser.currentName();
                parser.nextToken();
                map.put(key, value(parser));
            }
            return map;
        }
        if (token == JsonToken.START_ARRAY) {
            List<@Nullable Object> list = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                list.add(value(parser));
            }
            return list;
        }
        return token == null ? null : parser.getText();
    }
}
