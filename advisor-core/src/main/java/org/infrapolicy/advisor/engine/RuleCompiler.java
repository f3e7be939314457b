package org.infrapolicy.advisor.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.drools.model.Condition.Type;
import org.drools.model.Constraint;
import org.drools.model.Pattern;
import org.drools.model.Rule;
import org.drools.model.SingleConstraint;
import org.drools.model.Variable;
import org.infrapolicy.advisor.RulePackException;
import org.infrapolicy.advisor.environment.Section;
import org.infrapolicy.advisor.rule.Parameter;
import org.jspecify.annotations.Nullable;

/** Turns a rule of the executable model into conditions that can be evaluated in three-valued logic. */
final class RuleCompiler {
    private static final Map<Class<?>, Section> SECTIONS = new HashMap<>();
    /** Line breaks in a condition differ from one compilation to the next. */
    private static final java.util.regex.Pattern BLANKS = java.util.regex.Pattern.compile("\\s+");

    /** What the compiler appends to a variable of a group inside {@code exists} or {@code not}; constraints name it without. */
    private static final java.util.regex.Pattern SCOPE = java.util.regex.Pattern.compile("_\\d+_sCoPe$");

    static {
        for (Section section : Section.values()) {
            SECTIONS.put(section.type(), section);
        }
    }

    private final Rule rule;
    private final Map<Variable<?>, Integer> slots = new HashMap<>();
    private final Map<String, Integer> slotsByName = new LinkedHashMap<>();
    private final Map<Integer, Section> sections = new HashMap<>();
    private final StringBuilder text = new StringBuilder();
    private @Nullable List<Condition> scope;

    private RuleCompiler(Rule rule) {
        this.rule = rule;
    }

    /** The conditions of a rule and where its subject stands; the metadata is decoded elsewhere. */
    record Conditions(
            Section subject,
            int subjectSlot,
            int slots,
            Map<String, Integer> variables,
            List<Condition> scope,
            List<Condition> breach,
            String text,
            List<Class<?>> rowTypes) {}

    static Conditions compile(Rule rule) {
        return new RuleCompiler(rule).compile();
    }

    private Conditions compile() {
        List<Condition> breach = sequence(children(rule.getView()), true);
        if (!(breach.get(0) instanceof Condition.Match subject) || subject.section() == null) {
            throw problem("must begin with the pattern of its subject, for example $volume : Volume( … )");
        }
        List<Class<?>> rowTypes = new ArrayList<>();
        slots.forEach((variable, slot) -> {
            if (!sections.containsKey(slot)
                    && variable.getType() != Parameter.class
                    && !rowTypes.contains(variable.getType())) {
                rowTypes.add(variable.getType());
            }
        });
        return new Conditions(
                subject.section(),
                subject.slot(),
                slots.size(),
                Map.copyOf(slotsByName),
                scope == null ? breach.subList(0, 1) : scope,
                breach,
                text.toString().strip(),
                rowTypes);
    }

    private static List<org.drools.model.Condition> children(org.drools.model.Condition condition) {
        return condition.getType() == Type.AND ? condition.getSubConditions() : List.of(condition);
    }

    private List<Condition> sequence(List<org.drools.model.Condition> conditions, boolean top) {
        List<Condition> sequence = new ArrayList<>();
        for (int i = 0; i < conditions.size(); i++) {
            org.drools.model.Condition condition = conditions.get(i);
            switch (condition.getType()) {
                case PATTERN -> sequence.add(match((Pattern<?>) condition));
                case NOT, EXISTS -> {
                    text.append(condition.getType() == Type.NOT ? "not( " : "exists( ");
                    List<Condition> inner =
                            sequence(children(condition.getSubConditions().get(0)), false);
                    text.append(")\n");
                    sequence.add(
                            condition.getType() == Type.NOT ? new Condition.Not(inner) : new Condition.Exists(inner));
                }
                case AND -> sequence.addAll(sequence(condition.getSubConditions(), top));
                case OR -> {
                    List<List<Condition>> alternatives = new ArrayList<>();
                    List<org.drools.model.Condition> rest = conditions.subList(i + 1, conditions.size());
                    for (org.drools.model.Condition alternative : condition.getSubConditions()) {
                        List<org.drools.model.Condition> whole = new ArrayList<>(children(alternative));
                        whole.addAll(rest);
                        text.append(alternatives.isEmpty() ? "" : "or ");
                        alternatives.add(sequence(whole, top));
                    }
                    sequence.add(new Condition.Either(alternatives));
                    return List.copyOf(sequence);
                }
                case CONSEQUENCE -> {
                    if (top && i < conditions.size() - 1) {
                        scope = List.copyOf(sequence);
                        text.append("--\n");
                    }
                }
                default ->
                    throw problem(
                            "uses " + condition.getType().toString().toLowerCase(Locale.ROOT)
                                    + ", which has no three-valued meaning here. Maybe a derived fact or a list's atLeast( n ) says it.");
            }
        }
        return List.copyOf(sequence);
    }

    private Condition.Match match(Pattern<?> pattern) {
        Variable<?> variable = pattern.getPatternVariable();
        int slot = slots.computeIfAbsent(variable, v -> slots.size());
        String name = SCOPE.matcher(variable.getName()).replaceFirst("");
        boolean named = !name.startsWith("GENERATED_");
        if (named) {
            slotsByName.put(name, slot);
        }
        Section section = SECTIONS.get(variable.getType());
        if (section != null) {
            sections.put(slot, section);
        }
        if (!pattern.getBindings().isEmpty()) {
            throw problem("binds an attribute to a variable. Write $object.attribute where it is needed instead.");
        }
        List<Check> checks = new ArrayList<>();
        Optional<Access> access = Optional.empty();
        List<String> written = new ArrayList<>();
        for (SingleConstraint constraint : constraints(pattern.getConstraint())) {
            String condition = BLANKS.matcher(constraint.predicateInformation().getStringConstraint())
                    .replaceAll(" ");
            ConstraintText reading = new ConstraintText(condition, slot, section, slotsByName, sections);
            if (reading.generated()) {
                continue;
            }
            written.add(condition);
            Optional<Access> found = reading.access();
            if (access.isEmpty()) {
                access = found;
            }
            if (!(found.isPresent() && reading.identity())) {
                checks.add(new Check(
                        condition,
                        predicate(constraint),
                        arguments(constraint),
                        reading.reads(),
                        reading.alternatives()));
            }
        }
        text.append(named ? name + " : " : "")
                .append(variable.getType().getSimpleName())
                .append("( ")
                .append(String.join(", ", written))
                .append(" )\n");
        boolean subject = slot == 0;
        return new Condition.Match(
                slot,
                name,
                variable.getType(),
                section,
                List.copyOf(checks),
                subject ? new Access.Same(slot) : access.orElse(new Access.Scan()));
    }

    private static List<SingleConstraint> constraints(Constraint constraint) {
        if (constraint instanceof SingleConstraint single) {
            return single.getVariables().length == 0 ? List.of() : List.of(single);
        }
        return constraint.getChildren().stream()
                .flatMap(child -> constraints(child).stream())
                .collect(Collectors.toList());
    }

    private int[] arguments(SingleConstraint constraint) {
        int[] arguments = new int[constraint.getVariables().length];
        for (int i = 0; i < arguments.length; i++) {
            Integer slot = slots.get(constraint.getVariables()[i]);
            if (slot == null) {
                throw problem("uses a variable that is not an object matched before: "
                        + constraint.getVariables()[i].getName());
            }
            arguments[i] = slot;
        }
        return arguments;
    }

    private Check.Predicate predicate(SingleConstraint constraint) {
        return switch (constraint.getVariables().length) {
            case 1 -> {
                var predicate = constraint.getPredicate1();
                yield a -> predicate.test(a[0]);
            }
            case 2 -> {
                var predicate = constraint.getPredicate2();
                yield a -> predicate.test(a[0], a[1]);
            }
            case 3 -> {
                var predicate = constraint.getPredicate3();
                yield a -> predicate.test(a[0], a[1], a[2]);
            }
            case 4 -> {
                var predicate = constraint.getPredicate4();
                yield a -> predicate.test(a[0], a[1], a[2], a[3]);
            }
            default -> throw problem("has a constraint over more than four objects. Split it.");
        };
    }

    private RulePackException problem(String what) {
        return new RulePackException("Rule " + rule.getName() + " " + what);
    }
}
