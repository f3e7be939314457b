package org.infrapolicy.advisor.engine;

import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.infrapolicy.advisor.environment.AttributeType;
import org.infrapolicy.advisor.environment.Fact;
import org.infrapolicy.advisor.environment.Listing;
import org.infrapolicy.advisor.environment.OperatingSystem;
import org.infrapolicy.advisor.environment.PartialDate;
import org.infrapolicy.advisor.environment.Reference;
import org.infrapolicy.advisor.environment.Section;
import org.infrapolicy.advisor.environment.UndecidedException;
import org.infrapolicy.advisor.rule.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates the conditions of a rule for one subject in strong Kleene logic: a constraint that reads an unknown attribute is
 * unknown, and so is the search for an object among objects that are not all described.
 */
final class Evaluation {
    /** Where a reference is unknown, so many objects are tried before the answer is left open. */
    private static final int TRIED_CANDIDATES = 200;

    private final FactIndex index;
    private final @Nullable Object row;
    private final Map<Fact, Fact> supposed;
    private final Object[] tuple;
    private final @Nullable Trace trace;
    private final @Nullable Touches touches;

    private Evaluation(
            FactIndex index,
            CompiledRule rule,
            Fact subject,
            Map<Fact, Fact> supposed,
            @Nullable Trace trace,
            @Nullable Touches touches) {
        this.index = index;
        this.touches = touches;
        this.row = rule.row();
        this.supposed = supposed;
        this.trace = trace;
        tuple = new Object[rule.slots()];
        tuple[rule.subjectSlot()] = supposed.getOrDefault(subject, subject);
    }

    /** An evaluation that tells what it touches, if anyone listens. */
    static Evaluation of(FactIndex index, CompiledRule rule, Fact subject, @Nullable Touches touches) {
        return new Evaluation(index, rule, subject, Map.of(), null, touches);
    }

    static Evaluation traced(FactIndex index, CompiledRule rule, Fact subject, Trace trace) {
        return new Evaluation(index, rule, subject, Map.of(), trace, null);
    }

    /** An evaluation that takes other facts for some; by identity, not by value. */
    static Evaluation supposing(
            FactIndex index,
            CompiledRule rule,
            Fact subject,
            IdentityHashMap<Fact, Fact> supposed,
            @Nullable Touches touches) {
        return new Evaluation(index, rule, subject, supposed, null, touches);
    }

    /** Whether all conditions hold; the tuple then holds the objects for which they do. */
    Truth holds(List<Condition> conditions) {
        return holds(conditions, 0);
    }

    Object[] tuple() {
        return tuple;
    }

    private Truth holds(List<Condition> conditions, int from) {
        if (from == conditions.size()) {
            return Truth.TRUE;
        }
        Condition condition = conditions.get(from);
        if (condition instanceof Condition.Match match) {
            return some(match, conditions, from + 1);
        }
        if (condition instanceof Condition.Either either) {
            return either(either);
        }
        int mark = mark();
        Truth inner = condition instanceof Condition.Not not
                ? holds(not.conditions(), 0).not()
                : holds(((Condition.Exists) condition).conditions(), 0);
        if (inner == Truth.FALSE) {
            cut(mark);
            return inner;
        }
        Truth rest = holds(conditions, from + 1);
        return inner.and(rest);
    }

    private Truth either(Condition.Either either) {
        int mark = mark();
        Truth result = Truth.FALSE;
        for (List<Condition> alternative : either.alternatives()) {
            int before = mark();
            Truth truth = holds(alternative, 0);
            if (truth == Truth.TRUE) {
                keep(mark, before);
                return truth;
            }
            if (truth == Truth.FALSE) {
                cut(before);
            }
            result = result.or(truth);
        }
        return result;
    }

    private Truth some(Condition.Match match, List<Condition> conditions, int next) {
        Candidates candidates = candidates(match);
        int mark = mark();
        Truth result = Truth.FALSE;
        for (Object candidate : candidates.objects) {
            int before = mark();
            tuple[match.slot()] = candidate instanceof Fact fact ? supposed.getOrDefault(fact, fact) : candidate;
            if (match.access() instanceof Access.Keyed keyed) {
                touch(match.slot(), keyed.key().name());
            }
            Truth truth = passes(match);
            if (truth != Truth.FALSE) {
                truth = truth.and(holds(conditions, next));
            }
            if (truth == Truth.TRUE) {
                keep(mark, before);
                return truth;
            }
            if (truth == Truth.FALSE) {
                cut(before);
            }
            result = result.or(truth);
        }
        if (!candidates.complete) {
            result = result.or(undescribed(match, conditions, next, candidates));
        }
        return result;
    }

    /** Whether an object that is not described may match: of it nothing is known, but what must hold beside it may be known to be false. */
    private Truth undescribed(Condition.Match match, List<Condition> conditions, int next, Candidates candidates) {
        int mark = mark();
        Section section = match.section();
        if (section == null || candidates.untried) {
            if (trace != null && candidates.missing != null) {
                candidates.missing.run();
            }
            return Truth.UNKNOWN;
        }
        tuple[match.slot()] = index.undescribed(section, match.slot());
        Truth truth = passes(match);
        if (truth != Truth.FALSE) {
            truth = truth.and(holds(conditions, next));
        }
        if (truth == Truth.FALSE) {
            cut(mark);
            return truth;
        }
        if (trace != null && candidates.missing != null) {
            candidates.missing.run();
        }
        return Truth.UNKNOWN;
    }

    /** The objects that may match, whether there can be no others, and whether described ones were left untried for their number. */
    private record Candidates(
            Collection<?> objects,
            boolean complete,
            boolean untried,
            @Nullable Runnable missing) {
        Candidates(Collection<?> objects, boolean complete, @Nullable Runnable missing) {
            this(objects, complete, false, missing);
        }
    }

    private Candidates candidates(Condition.Match match) {
        Section section = match.section();
        if (section == null) {
            return new Candidates(match.type() == Parameter.class ? index.parameters() : rowOf(match), true, null);
        }
        Runnable openSection = () -> requireTrace().missed(section);
        boolean closed = index.complete(section);
        if (match.access() instanceof Access.Same same) {
            Object other = tuple[same.slot()];
            return new Candidates(List.of(other == null ? tuple[match.slot()] : other), true, null);
        }
        if (match.access() instanceof Access.Named named) {
            Fact other = (Fact) tuple[named.slot()];
            touch(named.slot(), named.attribute().name());
            Reference reference = (Reference) named.attribute().of(other);
            if (reference != null) {
                return new Candidates(objects(match, List.of(reference)), true, null);
            }
            return any(
                    section,
                    () -> requireTrace().missed(other, named.attribute().name()));
        }
        if (match.access() instanceof Access.Listed listed) {
            Fact other = (Fact) tuple[listed.slot()];
            touch(listed.slot(), listed.attribute().name());
            @SuppressWarnings("unchecked")
            Listing<Reference> listing = (Listing<Reference>) listed.attribute().of(other);
            return listing != null && !listing.open()
                    ? new Candidates(objects(match, listing.elements()), true, null)
                    : any(
                            section,
                            () -> requireTrace()
                                    .missed(other, listed.attribute().name()));
        }
        if (match.access() instanceof Access.Keyed keyed) {
            Fact other = (Fact) tuple[keyed.slot()];
            if (keyed.attribute() != null) {
                touch(keyed.slot(), keyed.attribute().name());
            }
            Object value = keyed.attribute() == null
                    ? other.reference()
                    : keyed.attribute().of(other);
            if (value != null && !(value instanceof Listing)) {
                if (touches != null) {
                    touches.search(keyed.key(), value);
                }
                return new Candidates(index.keyed(section, keyed.key(), value), closed, openSection);
            }
        }
        return new Candidates(index.all(section), closed, openSection);
    }

    /** Any object of the section, where it is not known which one is named; if there are many, none is tried. */
    private Candidates any(Section section, Runnable missing) {
        List<Fact> all = index.all(section);
        return all.size() <= TRIED_CANDIDATES
                ? new Candidates(all, index.complete(section), missing)
                : new Candidates(List.of(), false, true, missing);
    }

    private Collection<?> rowOf(Condition.Match match) {
        return row != null && row.getClass() == match.type() ? List.of(row) : List.of();
    }

    private List<Fact> objects(Condition.Match match, List<Reference> references) {
        return references.stream()
                .filter(reference -> reference.section() == match.section())
                .map(index::find)
                .flatMap(Optional::stream)
                .toList();
    }

    private Truth passes(Condition.Match match) {
        if (trace != null && tuple[match.slot()] instanceof Parameter parameter) {
            trace.saw(parameter);
        }
        Truth result = Truth.TRUE;
        for (Check check : match.checks()) {
            result = result.and(passes(check));
            if (result == Truth.FALSE) {
                return result;
            }
        }
        return result;
    }

    private Truth passes(Check check) {
        boolean known = true;
        for (Read read : check.reads()) {
            known &= read.value(tuple) != null;
            touch(read.slot(), read.name());
            // where a computed attribute is unknown, its inputs are tried one by one
            read.attribute().computedFrom().forEach(input -> touch(read.slot(), input));
        }
        Truth truth = known ? test(check, tuple) : check.alternatives() ? tryValues(check) : Truth.UNKNOWN;
        if (trace != null && truth != Truth.FALSE) {
            record(check, truth, known);
        }
        return truth;
    }

    private void touch(int slot, String path) {
        if (touches != null && tuple[slot] instanceof Fact fact) {
            touches.read(fact, path);
        }
    }

    private static Truth test(Check check, Object[] tuple) {
        Object[] arguments = new Object[check.arguments().length];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = tuple[check.arguments()[i]];
        }
        try {
            return Truth.of(check.predicate().test(arguments));
        } catch (UndecidedException e) {
            return Truth.UNKNOWN;
        } catch (Exception e) {
            throw new RuleFailure(check.text(), e);
        }
    }

    /** Comparisons joined in one constraint: unknown yes/no and enumerated attributes are tried, so that one side can decide. */
    private Truth tryValues(Check check) {
        return Suppositions.agree(check.reads(), tuple, supposition -> test(check, supposition));
    }

    private void record(Check check, Truth truth, boolean known) {
        Trace recording = requireTrace();
        boolean partial = truth == Truth.UNKNOWN && known;
        boolean somePartial = partial && check.reads().stream().anyMatch(read -> partial(read.value(tuple)));
        for (Read read : check.reads()) {
            Object value = read.value(tuple);
            Fact fact = (Fact) tuple[read.slot()];
            if (value != null) {
                recording.saw(fact, read.name());
            }
            if (value == null ? truth == Truth.UNKNOWN : partial && (!somePartial || partial(value))) {
                recording.missed(fact, read.name());
            }
        }
    }

    /** Whether a value leaves something open. */
    private static boolean partial(@Nullable Object value) {
        return value instanceof Listing<?> listing && listing.open()
                || value instanceof OperatingSystem system && system.release() == null
                || value instanceof PartialDate date && !date.exact();
    }

    private Trace requireTrace() {
        if (trace == null) {
            throw new IllegalStateException("This evaluation keeps no trace");
        }
        return trace;
    }

    private int mark() {
        return trace == null ? 0 : trace.mark();
    }

    private void cut(int mark) {
        if (trace != null) {
            trace.cut(mark);
        }
    }

    private void keep(int mark, int from) {
        if (trace != null) {
            trace.keep(mark, from);
        }
    }

    static boolean enumerable(AttributeType attribute) {
        return !attribute.listing()
                && (attribute.type() == Boolean.class || attribute.type().isEnum());
    }
}
