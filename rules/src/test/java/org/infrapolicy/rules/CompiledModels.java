package org.infrapolicy.rules;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.drools.model.Model;

/** The executable model of the pack under test, for those tests that hand it to Drools itself. */
final class CompiledModels {
    private static final String INDEX = "/META-INF/kie/org.infrapolicy/advisor-rules/drools-model";

    private CompiledModels() {}

    static List<Model> load() {
        List<Model> models = new ArrayList<>();
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(CompiledModels.class.getResourceAsStream(INDEX)), StandardCharsets.UTF_8))) {
            for (String line : reader.lines().toList()) {
                if (!line.isBlank() && !line.contains(":")) {
                    models.add(Class.forName(line.strip())
                            .asSubclass(Model.class)
                            .getDeclaredConstructor()
                            .newInstance());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
        return models;
    }
}
