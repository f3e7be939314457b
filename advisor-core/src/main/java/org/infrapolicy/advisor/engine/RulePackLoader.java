package org.infrapolicy.advisor.engine;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.drools.model.Model;
import org.drools.model.Rule;
import org.infrapolicy.advisor.RulePack;
import org.infrapolicy.advisor.RulePackException;
import org.infrapolicy.advisor.environment.DataSize;
import org.infrapolicy.advisor.environment.TimeSpan;
import org.infrapolicy.advisor.rule.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Loads rule packs from a class path: each is a {@code META-INF/advisor/rule-pack.yaml} that names the index of its compiled rules,
 * its sources and its parameters.
 */
public final class RulePackLoader {
    /** The file that makes a jar a rule pack. */
    public static final String DESCRIPTOR = "META-INF/advisor/rule-pack.yaml";

    private RulePackLoader() {}

    /** The rules and parameters of all packs that a class loader sees, the rules ordered by id. */
    public static RulePacks load(ClassLoader loader) {
        Map<String, CompiledRule> rules = new TreeMap<>();
        Map<String, Parameter> parameters = new TreeMap<>();
        List<PackTexts> texts = new ArrayList<>();
        List<RulePack> packs = new ArrayList<>();
        try {
            List<URL> descriptors = Collections.list(loader.getResources(DESCRIPTOR));
            if (descriptors.isEmpty()) {
                throw new RulePackException("There is no rule pack on the class path, so nothing would be judged. Add"
                        + " org.infrapolicy:advisor-rules, or a pack of your own.");
            }
            descriptors.sort(Comparator.comparing(URL::toString));
            for (URL descriptor : descriptors) {
                try {
                    Map<String, Object> pack = PackFile.read(descriptor);
                    RuleMetadata metadata = new RuleMetadata(descriptor, pack);
                    int before = rules.size();
                    String version = load(loader, descriptor, pack, metadata, rules);
                    packs.add(new RulePack(
                            pack.get("name") instanceof String name ? name : "unnamed",
                            version,
                            rules.size() - before));
                    texts.add(new PackTexts(loader, pack, metadata));
                    parameters(descriptor, pack).forEach(parameter -> parameters.put(parameter.name(), parameter));
                } catch (RulePackException e) {
                    throw e;
                } catch (RuntimeException | LinkageError e) {
                    // A pack is code of others; whatever it does wrong is said of it.
                    throw new RulePackException(descriptor + " cannot be used: " + e, e);
                }
            }
        } catch (IOException e) {
            throw new RulePackException("Cannot look for rule packs: " + e.getMessage(), e);
        }
        return new RulePacks(
                List.copyOf(rules.values()), List.copyOf(parameters.values()), List.copyOf(texts), List.copyOf(packs));
    }

    /** Adds the rules of a pack; returns its version, as far as its jar says. */
    private static String load(
            ClassLoader loader,
            URL descriptor,
            Map<String, Object> pack,
            RuleMetadata metadata,
            Map<String, CompiledRule> rules) {
        String version = "";
        for (Model model : models(loader, descriptor, pack)) {
            Package of = model.getClass().getPackage();
            version = of == null || of.getImplementationVersion() == null ? version : of.getImplementationVersion();
            for (Rule rule : model.getRules()) {
                for (CompiledRule compiled : compile(loader, rule, metadata)) {
                    if (rules.put(compiled.info().id(), compiled) != null) {
                        throw new RulePackException(
                                "Two rules have the id " + compiled.info().id() + "; the second is in " + descriptor);
                    }
                }
            }
        }
        return version;
    }

    private static List<Model> models(ClassLoader loader, URL descriptor, Map<String, Object> pack) {
        String index = text(pack, "rules", descriptor);
        URL resource = loader.getResource(index);
        if (resource == null) {
            throw new RulePackException(descriptor + " names the compiled rules " + index
                    + ", which are not there. Maybe the pack was" + " packaged without kie-maven-plugin.");
        }
        List<Model> models = new ArrayList<>();
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(resource.openStream(), StandardCharsets.UTF_8))) {
            for (String line : reader.lines().toList()) {
                if (!line.isBlank() && !line.contains(":")) {
                    models.add((Model) loader.loadClass(line.strip())
                            .getDeclaredConstructor()
                            .newInstance());
                }
            }
        } catch (IOException | ReflectiveOperationException e) {
            throw new RulePackException("Cannot load the compiled rules that " + resource + " lists: " + e, e);
        }
        return models;
    }

    private static List<CompiledRule> compile(ClassLoader loader, Rule rule, RuleMetadata metadata) {
        RuleCompiler.Conditions conditions = RuleCompiler.compile(rule);
        RuleMetadata.Decoded decoded = metadata.decode(rule, conditions);
        if (decoded.table().isEmpty()) {
            return List.of(compiled(decoded, conditions, null));
        }
        URL table = loader.getResource(decoded.table());
        if (table == null) {
            throw new RulePackException(
                    "Rule " + rule.getName() + " names the table " + decoded.table() + ", which is not there");
        }
        if (conditions.rowTypes().size() != 1) {
            throw new RulePackException(
                    "Rule " + rule.getName() + " has a table, so one pattern must match a row of it");
        }
        List<CompiledRule> compiled = new ArrayList<>();
        Object rows = PackFile.read(table).get("rows");
        for (Object row : rows instanceof List<?> list ? list : List.of()) {
            @SuppressWarnings("unchecked")
            Map<String, Object> values = (Map<String, Object>) row;
            compiled.add(compiled(
                    metadata.decode(rule, conditions, values),
                    conditions,
                    row(conditions.rowTypes().get(0), values, table)));
        }
        return compiled;
    }

    private static CompiledRule compiled(
            RuleMetadata.Decoded decoded, RuleCompiler.Conditions conditions, @Nullable Object row) {
        return new CompiledRule(
                decoded.info(),
                RuleFix.parse(decoded.info().id(), decoded.fix()),
                conditions.subject(),
                conditions.subjectSlot(),
                conditions.slots(),
                conditions.variables(),
                conditions.scope(),
                conditions.breach(),
                row);
    }

    private static Object row(Class<?> type, Map<String, Object> values, URL table) {
        RecordComponent[] components = type.getRecordComponents();
        Object[] arguments = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            Object value = values.get(components[i].getName());
            arguments[i] = value == null ? null : constant(components[i].getType(), (String) value, table);
        }
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            return constructor.newInstance(arguments);
        } catch (ReflectiveOperationException e) {
            throw new RulePackException("Cannot make a " + type.getSimpleName() + " of a row of " + table, e);
        }
    }

    private static Object constant(Class<?> type, String value, URL table) {
        if (!type.isEnum()) {
            return value;
        }
        String name = value.toUpperCase(Locale.ROOT).replace('-', '_');
        return Arrays.stream((Enum<?>[]) type.getEnumConstants())
                .filter(constant -> constant.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new RulePackException(table + ": " + value + " is no " + type.getSimpleName()));
    }

    private static List<Parameter> parameters(URL descriptor, Map<String, Object> pack) {
        List<Parameter> parameters = new ArrayList<>();
        Object described = pack.getOrDefault("parameters", Map.of());
        ((Map<?, ?>) described).forEach((name, value) -> {
            Map<String, Object> attributes = new LinkedHashMap<>();
            ((Map<?, ?>) value).forEach((key, text) -> attributes.put((String) key, text));
            parameters.add(new Parameter(
                    (String) name,
                    text(attributes, "meaning", descriptor),
                    attributes.containsKey("size")
                            ? DataSize.parse((String) attributes.get("size")).orElseThrow()
                            : null,
                    attributes.containsKey("duration")
                            ? TimeSpan.parse((String) attributes.get("duration"))
                                    .orElseThrow()
                            : null,
                    attributes.containsKey("count") ? Integer.valueOf((String) attributes.get("count")) : null));
        });
        return parameters;
    }

    private static String text(Map<String, Object> map, String key, URL where) {
        if (map.get(key) instanceof String text) {
            return text;
        }
        throw new RulePackException(where + " has no " + key);
    }
}
