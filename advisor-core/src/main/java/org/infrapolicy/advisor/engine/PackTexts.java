package org.infrapolicy.advisor.engine;

import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.infrapolicy.advisor.Example;
import org.infrapolicy.advisor.Guidance;
import org.infrapolicy.advisor.RulePackException;

/**
 * What a rule pack carries beside its rules, for people: the statements of its documents and the scenarios of its rules. Read when asked
 * for.
 */
final class PackTexts {
    private final ClassLoader loader;
    private final Map<String, Object> pack;
    private final RuleMetadata metadata;

    PackTexts(ClassLoader loader, Map<String, Object> pack, RuleMetadata metadata) {
        this.loader = loader;
        this.pack = pack;
        this.metadata = metadata;
    }

    List<Guidance> guidance() {
        List<Guidance> guidance = new ArrayList<>();
        for (Object file : pack.get("guidance") instanceof List<?> files ? files : List.of()) {
            for (Map<?, ?> item : entries(file.toString())) {
                guidance.add(new Guidance(
                        text(item, "id"),
                        metadata.source(text(item, "source"), "The statement " + text(item, "id")),
                        text(item, "statement"),
                        text(item, "noRule")));
            }
        }
        return guidance;
    }

    List<Tension> tensions() {
        if (!pack.containsKey("tensions")) {
            return List.of();
        }
        List<Tension> tensions = new ArrayList<>();
        for (Map<?, ?> item : entries(String.valueOf(pack.get("tensions")))) {
            List<String> between = new ArrayList<>();
            if (item.get("between") instanceof List<?> ids) {
                ids.forEach(id -> between.add(id.toString()));
            }
            tensions.add(new Tension(List.copyOf(between), text(item, "conflict"), text(item, "resolution")));
        }
        return tensions;
    }

    List<Example> examples(String rule) {
        String file = pack.get("scenarios") + "/" + rule + ".yaml";
        if (!pack.containsKey("scenarios") || loader.getResource(file) == null) {
            return List.of();
        }
        List<Example> examples = new ArrayList<>();
        for (Map<?, ?> entry : entries(file)) {
            List<String> expect = new ArrayList<>();
            if (entry.get("expect") instanceof List<?> lines) {
                lines.forEach(line -> expect.add(line.toString()));
            }
            examples.add(new Example(text(entry, "scenario"), text(entry, "environment"), expect));
        }
        return examples;
    }

    private List<Map<?, ?>> entries(String file) {
        URL url = loader.getResource(file);
        if (url == null) {
            throw new RulePackException("The rule pack names " + file + ", which is not there");
        }
        List<Map<?, ?>> entries = new ArrayList<>();
        PackFile.list(url).forEach(entry -> entries.add((Map<?, ?>) entry));
        return entries;
    }

    private static String text(Map<?, ?> entry, String key) {
        Object value = entry.get(key);
        return value == null ? "" : value.toString();
    }
}
