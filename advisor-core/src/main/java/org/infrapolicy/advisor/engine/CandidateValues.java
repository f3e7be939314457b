package org.infrapolicy.advisor.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.infrapolicy.advisor.RuleInfo;
import org.infrapolicy.advisor.environment.AttributeType;
import org.infrapolicy.advisor.environment.Bandwidth;
import org.infrapolicy.advisor.environment.DataSize;
import org.infrapolicy.advisor.environment.Distance;
import org.infrapolicy.advisor.environment.Environment;
import org.infrapolicy.advisor.environment.Listing;
import org.infrapolicy.advisor.environment.OperatingSystem;
import org.infrapolicy.advisor.environment.Reference;
import org.infrapolicy.advisor.environment.Section;
import org.infrapolicy.advisor.environment.TimeSpan;
import org.infrapolicy.advisor.environment.Version;
import org.infrapolicy.advisor.rule.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Other values that an attribute could have and at which a verdict may turn: all of an enumeration; of a quantity the thresholds that
 * rules name, and just below and above them; of a reference the objects to which it may point, if they are few.
 */
final class CandidateValues {
    private static final int MOST_REFERENCES = 12;
    static final List<OperatingSystem> SYSTEMS = List.of(
            OperatingSystem.WINDOWS_SERVER_2008_R2,
            OperatingSystem.WINDOWS_SERVER_2012,
            OperatingSystem.WINDOWS_SERVER_2012_R2,
            OperatingSystem.WINDOWS_SERVER_2016,
            OperatingSystem.WINDOWS_SERVER_2019);
    private static final Pattern NUMBER = Pattern.compile("(?<![\\w.\"])(\\d+)(?![\\w.\"])");
    private static final Pattern DURATION =
            Pattern.compile("Duration\\.of(Seconds|Minutes|Hours|Days)\\( ?(\\d+) ?\\)");
    private static final Pattern VERSION = Pattern.compile("Version\\.of\\( ?(\\d+), (\\d+) ?\\)");
    private static final Pattern CONSTANT = Pattern.compile("\\b[A-Z][A-Z0-9_]*\\b");
    private static final Pattern TEXT = Pattern.compile("\"([^\"]+)\"");
    private static final Pattern QUANTITY = Pattern.compile("(\\d+) (\\S+)");

    private final Environment environment;
    private final List<Parameter> parameters;
    private final Map<RuleInfo, Thresholds> thresholds = new HashMap<>();

    CandidateValues(Environment environment, List<Parameter> parameters) {
        this.environment = environment;
        this.parameters = parameters;
    }

    /** The values at which the verdicts of a rule may turn, by type. */
    private final class Thresholds {
        private final Map<Class<?>, Set<Object>> values = new LinkedHashMap<>();
        private final Set<String> words = new HashSet<>();

        Thresholds(RuleInfo rule) {
            String text = rule.conditions();
            for (Matcher matcher = TEXT.matcher(text); matcher.find(); ) {
                String name = matcher.group(1);
                parameters.stream()
                        .filter(parameter -> parameter.name().equals(name))
                        .forEach(this::add);
            }
            for (Matcher matcher = DURATION.matcher(text); matcher.find(); ) {
                add(
                        Duration.class,
                        TimeSpan.parse(matcher.group(2) + " " + matcher.group(1))
                                .orElseThrow());
            }
            for (Matcher matcher = VERSION.matcher(text); matcher.find(); ) {
                add(Version.class, Version.of(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))));
            }
            for (Matcher matcher = NUMBER.matcher(text); matcher.find(); ) {
                add(Integer.class, Integer.valueOf(matcher.group(1)));
            }
            add(Integer.class, 0);
            for (Matcher matcher = CONSTANT.matcher(text); matcher.find(); ) {
                words.add(matcher.group());
            }
        }

        private void add(Parameter parameter) {
            add(DataSize.class, parameter.size());
            add(Duration.class, parameter.duration());
            add(Integer.class, parameter.count());
            if (parameter.duration() != null) {
                // a link adds 1 ms for each 200 km, so that a limit of latency is one of distance, too
                add(Distance.class, Distance.kilometres(parameter.duration().toMillis() * 200));
            }
        }

        private void add(Class<?> type, @Nullable Object value) {
            if (value != null) {
                values.computeIfAbsent(type, key -> new LinkedHashSet<>()).add(value);
            }
        }

        Collection<Object> of(Class<?> type) {
            return values.getOrDefault(type, Set.of());
        }
    }

    /** Other values for an attribute, the nearest to a threshold included; {@code beside} are quantities with which it may be compared. */
    List<Object> of(Place place, RuleInfo rule, Collection<Object> beside) {
        AttributeType attribute = place.attribute();
        Object current = place.value();
        Set<Object> values = new LinkedHashSet<>();
        if (!attribute.keys().isEmpty()) {
            values.addAll(List.of(true, false));
        } else if (attribute.listing()) {
            values.addAll(lists(attribute, (Listing<?>) current, rule));
        } else if (attribute.type() == Boolean.class) {
            values.addAll(List.of(true, false));
        } else if (attribute.type().isEnum()) {
            values.addAll(constants(attribute, current, rule));
        } else if (attribute.type() == OperatingSystem.class) {
            values.addAll(SYSTEMS);
        } else if (attribute.type() == Reference.class) {
            if (!attribute.none().isEmpty()) {
                values.add(Reference.NONE);
            }
            values.addAll(references(attribute));
        } else {
            Set<Object> limits = new LinkedHashSet<>(
                    thresholds.computeIfAbsent(rule, Thresholds::new).of(attribute.type()));
            beside.stream().filter(attribute.type()::isInstance).forEach(limits::add);
            if (attribute.type() == Distance.class) {
                // a link adds 1 ms for each 200 km of way, and a round trip goes it twice
                for (Object other : beside) {
                    if (other instanceof Duration time && time.toDays() < 1) {
                        limits.add(Distance.kilometres(time.toNanos() / 5_000));
                        limits.add(Distance.kilometres(time.toNanos() / 10_000));
                    }
                }
            }
            limits.forEach(limit -> values.addAll(around(limit)));
            if (attribute.type() == Duration.class && !attribute.none().isEmpty()) {
                values.add(TimeSpan.UNLIMITED);
            }
        }
        values.remove(current);
        values.remove(place.stated().reference());
        return values.stream()
                .filter(value -> current == null || !attribute.text(value).equals(attribute.text(current)))
                .toList();
    }

    private List<Reference> references(AttributeType attribute) {
        List<Reference> references = new ArrayList<>();
        for (Section section : attribute.refersTo()) {
            if (environment.all(section).size() <= MOST_REFERENCES) {
                environment.all(section).forEach(fact -> references.add(fact.reference()));
            }
        }
        return references;
    }

    /** The constants that the rule names, and one that stands for the others; all of them if it names none. */
    private List<?> constants(AttributeType attribute, @Nullable Object current, RuleInfo rule) {
        List<?> all = Arrays.asList(attribute.type().getEnumConstants());
        Set<String> words = thresholds.computeIfAbsent(rule, Thresholds::new).words;
        List<?> named = all.stream()
                .filter(value -> words.contains(((Enum<?>) value).name()))
                .toList();
        return named.isEmpty()
                ? all
                : Stream.concat(
                                named.stream(),
                                all.stream()
                                        .filter(value -> !named.contains(value) && !value.equals(current))
                                        .limit(1))
                        .toList();
    }

    private List<Object> lists(AttributeType attribute, @Nullable Listing<?> current, RuleInfo rule) {
        List<Object> lists = new ArrayList<>();
        List<?> elements = current == null ? List.of() : current.elements();
        boolean open = current != null && current.open();
        for (Object element : elements) {
            lists.add(new Listing<>(
                    elements.stream().filter(other -> !other.equals(element)).toList(), open));
        }
        lists.add(new Listing<>(List.of(), false));
        List<?> more = attribute.type().isEnum()
                ? constants(attribute, null, rule)
                : attribute.type() == Reference.class ? references(attribute) : List.of();
        for (Object element : more) {
            if (!elements.contains(element)) {
                List<Object> longer = new ArrayList<>(elements);
                longer.add(element);
                lists.add(new Listing<>(List.copyOf(longer), open));
            }
        }
        return lists;
    }

    /** A threshold, and what is just below and above it. */
    private static List<Object> around(Object limit) {
        if (limit instanceof Integer number) {
            return number > 0 ? List.of(number, number - 1, number + 1) : List.of(number, number + 1);
        }
        if (limit instanceof Duration duration) {
            return duration.equals(TimeSpan.UNLIMITED)
                    ? List.of(limit)
                    : around(duration, TimeSpan.text(duration), TimeSpan::parse);
        }
        if (limit instanceof DataSize size) {
            return around(size, size.toString(), DataSize::parse);
        }
        if (limit instanceof Distance distance) {
            return around(distance, distance.toString(), Distance::parse);
        }
        if (limit instanceof Bandwidth bandwidth) {
            return around(bandwidth, bandwidth.toString(), Bandwidth::parse);
        }
        return List.of(limit);
    }

    private static <T> List<Object> around(T limit, String text, Function<String, Optional<T>> parse) {
        List<Object> values = new ArrayList<>();
        values.add(limit);
        Matcher quantity = QUANTITY.matcher(text);
        if (quantity.matches()) {
            long number = Long.parseLong(quantity.group(1));
            for (long other : number > 1 ? new long[] {number - 1, number + 1} : new long[] {number + 1}) {
                parse.apply(other + " " + quantity.group(2)).ifPresent(values::add);
            }
        }
        return values;
    }
}
