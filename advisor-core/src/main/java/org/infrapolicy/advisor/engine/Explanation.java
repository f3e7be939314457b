package org.infrapolicy.advisor.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.infrapolicy.advisor.Evidence;
import org.infrapolicy.advisor.environment.AttributePath;
import org.infrapolicy.advisor.environment.AttributeType;
import org.infrapolicy.advisor.environment.AttributeType.Kind;
import org.infrapolicy.advisor.environment.Environment;
import org.infrapolicy.advisor.environment.Fact;
import org.infrapolicy.advisor.environment.FactType;
import org.infrapolicy.advisor.environment.Inputs;
import org.infrapolicy.advisor.environment.Listing;
import org.infrapolicy.advisor.environment.Origin;
import org.infrapolicy.advisor.environment.Position;
import org.infrapolicy.advisor.environment.Reference;
import org.infrapolicy.advisor.rule.Parameter;
import org.jspecify.annotations.Nullable;

/** Puts what an evaluation saw and missed into words, down to what the document states. */
final class Explanation {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(?:(\\w+)\\.)?(\\w+)}");

    private final FactIndex index;
    private final Environment environment;
    private final Set<AttributePath> seen = new LinkedHashSet<>();
    private final Set<AttributePath> missed = new LinkedHashSet<>();
    private final List<Parameter> parameters = new ArrayList<>();

    Explanation(FactIndex index, Trace trace) {
        this.index = index;
        environment = index.environment();
        for (Trace.Entry entry : trace.entries()) {
            if (entry.parameter() != null) {
                if (!parameters.contains(entry.parameter())) {
                    parameters.add(entry.parameter());
                }
            } else if (entry.section() != null) {
                missed.add(AttributePath.of(entry.section()));
            } else if (entry.fact() != null && entry.attribute() != null) {
                add(entry.fact(), entry.attribute(), entry.missing());
            }
        }
    }

    private void add(Fact fact, String path, boolean missing) {
        AttributeType attribute = type(fact, path);
        if (attribute.kind() == Kind.COMPUTED) {
            List<String> open = openInputs(fact, attribute);
            List<String> unclear = open.isEmpty() ? attribute.computedFrom() : open;
            for (String input : missing ? unclear : decidingInputs(fact, attribute)) {
                add(fact, input, missing);
            }
            return;
        }
        Inputs inputs = index.inputs(fact, attribute.name());
        if (missing) {
            boolean toBeStated = attribute.stated() && attribute.of(fact) == null;
            if (toBeStated || inputs.missing().isEmpty()) {
                missed.add(AttributePath.of(fact, path));
            } else {
                missed.addAll(inputs.missing());
            }
        } else {
            seen.add(AttributePath.of(fact, path));
            seen.addAll(inputs.known());
        }
    }

    /** The inputs that are unknown, or where all are known those that leave something open. */
    private static List<String> openInputs(Fact fact, AttributeType computed) {
        List<String> unknown = computed.computedFrom().stream()
                .filter(input -> type(fact, input).of(fact) == null)
                .toList();
        return unknown.isEmpty()
                ? computed.computedFrom().stream()
                        .filter(input -> type(fact, input).of(fact) instanceof Listing<?> listing && listing.open())
                        .toList()
                : unknown;
    }

    /** The inputs without those that the value can do without, the last ones first: one of two sufficient reasons is evidence enough. */
    private static List<String> decidingInputs(Fact fact, AttributeType computed) {
        List<String> deciding = new ArrayList<>(computed.computedFrom());
        Object value = computed.of(fact);
        Fact reduced = fact;
        for (int i = deciding.size() - 1; i >= 0; i--) {
            Map<String, @Nullable Object> nothing = new HashMap<>();
            nothing.put(deciding.get(i), null);
            Fact without = FactType.of(fact.section()).with(reduced, nothing);
            if (Objects.equals(computed.of(without), value)) {
                reduced = without;
                deciding.remove(i);
            }
        }
        return deciding;
    }

    List<String> missing() {
        return missed.stream().sorted().map(AttributePath::toString).toList();
    }

    Set<AttributePath> seenPaths() {
        return seen;
    }

    Set<AttributePath> missingPaths() {
        return missed;
    }

    List<Evidence> evidence() {
        List<Evidence> evidence = new ArrayList<>();
        for (AttributePath path : seen) {
            Fact fact = environment
                    .find(new Reference(path.section(), String.valueOf(path.id())))
                    .orElseThrow();
            String attribute = String.valueOf(path.attribute());
            Object value = value(fact, attribute);
            if (value != null) {
                Position position = environment.position(path).orElse(null);
                evidence.add(new Evidence(
                        path.toString(), type(fact, attribute).text(value), position, origin(fact, attribute)));
            }
        }
        for (Parameter parameter : parameters) {
            evidence.add(new Evidence("parameter:" + parameter.name(), parameter.value(), null, parameter.meaning()));
        }
        return evidence;
    }

    private static AttributeType type(Fact fact, String path) {
        String name = path.contains(".") ? path.substring(0, path.indexOf('.')) : path;
        return FactType.of(fact.section()).attribute(name).orElseThrow();
    }

    private static @Nullable Object value(Fact fact, String path) {
        AttributeType attribute = type(fact, path);
        return Read.of(0, attribute, path.contains(".") ? path.substring(path.indexOf('.') + 1) : null)
                .value(new Object[] {fact});
    }

    private String origin(Fact fact, String attribute) {
        Origin origin = fact.origin();
        if (origin == null) {
            return "";
        }
        String property = origin.properties().get(attribute);
        String source = origin.source() == null
                ? ""
                : environment
                        .find(origin.source())
                        .map(Explanation::fileOf)
                        .orElse(origin.source().id());
        return source
                + (origin.object() == null ? "" : " " + origin.object())
                + (property == null ? "" : " " + property);
    }

    private static String fileOf(Fact imported) {
        Object file =
                FactType.of(imported.section()).attribute("file").orElseThrow().of(imported);
        return file == null ? imported.id() : file.toString();
    }

    /** The text with attributes of the subject, or of another object that the rule names, in the place of braces. */
    String message(String template, CompiledRule rule, Fact subject, Object[] tuple) {
        return filled(template, rule, subject, tuple, false).orElseThrow();
    }

    /** The message of a rule with its lists in running text, if all that it names is known; else its title. */
    String messageOrTitle(CompiledRule rule, Fact subject, Object[] tuple) {
        return filled(rule.info().finding(), rule, subject, tuple, true)
                .orElse(rule.info().title());
    }

    private static Optional<String> filled(
            String template, CompiledRule rule, Fact subject, Object[] tuple, boolean onlyIfKnown) {
        Matcher matcher = PLACEHOLDER.matcher(template);
        StringBuilder message = new StringBuilder();
        while (matcher.find()) {
            Integer slot = matcher.group(1) == null ? null : rule.variables().get("$" + matcher.group(1));
            Object object = matcher.group(1) == null ? subject : slot == null ? null : tuple[slot];
            String value = value(object, matcher.group(2));
            if (value == null && onlyIfKnown) {
                return Optional.empty();
            }
            boolean attribute = object instanceof Fact fact
                    && FactType.of(fact.section()).attribute(matcher.group(2)).isPresent();
            if (value != null && onlyIfKnown && value.matches("\\[.+]")) {
                value = value.substring(1, value.length() - 1);
            }
            String instead = attribute ? "unknown" : matcher.group();
            matcher.appendReplacement(message, Matcher.quoteReplacement(value == null ? instead : value));
        }
        return Optional.of(matcher.appendTail(message).toString());
    }

    /** The value as a document writes it; null if it is not known. An object without a name goes by its id. */
    private static @Nullable String value(@Nullable Object object, String attribute) {
        if (object instanceof Parameter parameter) {
            return parameter.value();
        }
        if (!(object instanceof Fact fact)) {
            return null;
        }
        if (attribute.equals("id") || attribute.equals("name") && fact.name() == null) {
            return fact.id();
        }
        Optional<AttributeType> type = FactType.of(fact.section()).attribute(attribute);
        Object value = type.map(known -> known.of(fact)).orElse(null);
        return type.isEmpty() || value == null ? null : type.get().text(value);
    }
}
