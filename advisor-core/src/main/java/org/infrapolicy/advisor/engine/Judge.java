package org.infrapolicy.advisor.engine;

import java.util.List;
import org.infrapolicy.advisor.Verdict;
import org.infrapolicy.advisor.environment.Fact;
import org.jspecify.annotations.Nullable;

/** Says which verdict a rule has for a subject, and on what that rests. */
final class Judge {
    private final FactIndex index;
    private final @Nullable Touches touches;

    Judge(FactIndex index) {
        this(index, null);
    }

    /** A judge who tells on what verdicts may hang. */
    Judge(FactIndex index, @Nullable Touches touches) {
        this.index = index;
        this.touches = touches;
    }

    Verdict verdict(CompiledRule rule, Fact subject) {
        Truth scope = Evaluation.of(index, rule, subject, touches).holds(rule.scope());
        if (scope == Truth.FALSE) {
            return Verdict.NOT_APPLICABLE;
        }
        Truth breach = Evaluation.of(index, rule, subject, touches).holds(rule.breach());
        return breach == Truth.UNKNOWN ? settle(rule, subject) : breach == Truth.TRUE ? Verdict.FAIL : Verdict.PASS;
    }

    /**
     * Where the unknown attributes have few values, supposing each of them in turn may give one answer. A scope that cannot hold for
     * any of them makes the rule not applicable.
     */
    private Verdict settle(CompiledRule rule, Fact subject) {
        Trace trace = new Trace(index::isUndescribed);
        Evaluation.traced(index, rule, subject, trace).holds(rule.breach());
        List<Suppositions.Open> open = Suppositions.open(trace);
        Truth breach = Suppositions.agree(
                open,
                supposed -> Evaluation.supposing(index, rule, subject, supposed, touches)
                        .holds(rule.breach()));
        if (breach == Truth.UNKNOWN) {
            return Verdict.UNKNOWN;
        }
        if (breach == Truth.TRUE) {
            return Verdict.FAIL;
        }
        Truth scope = Suppositions.agree(
                open,
                supposed -> Evaluation.supposing(index, rule, subject, supposed, touches)
                        .holds(rule.scope()));
        return scope == Truth.FALSE ? Verdict.NOT_APPLICABLE : Verdict.PASS;
    }

    /**
     * What a verdict rests on.
     *
     * @param trace what was seen and missed
     * @param tuple the objects for which the conditions hold, as far as they were found
     */
    record Grounds(Trace trace, Object[] tuple) {}

    Grounds grounds(CompiledRule rule, Fact subject, Verdict verdict) {
        Trace trace = new Trace(index::isUndescribed);
        Evaluation evaluation = Evaluation.traced(index, rule, subject, trace);
        evaluation.holds(verdict == Verdict.PASS ? rule.scope() : rule.breach());
        return new Grounds(trace, evaluation.tuple());
    }
}
