package org.infrapolicy.advisor.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.infrapolicy.advisor.Argument;
import org.infrapolicy.advisor.Argument.Stance;
import org.infrapolicy.advisor.Argument.Strength;
import org.infrapolicy.advisor.Competition;
import org.infrapolicy.advisor.Option;
import org.infrapolicy.advisor.Option.Standing;
import org.infrapolicy.advisor.Source;
import org.jspecify.annotations.Nullable;

/** Finds where the arguments that hold for a subject pull in different ways. */
final class Competitions {
    private final RulePacks packs;
    private @Nullable List<Tension> tensions;

    Competitions(RulePacks packs) {
        this.packs = packs;
    }

    /** They are read from the packs only where arguments compete, and once. */
    private List<Tension> tensions() {
        List<Tension> read = tensions;
        if (read == null) {
            read = packs.tensions();
            tensions = read;
        }
        return read;
    }

    /** An argument with the options for which it speaks, or against which. */
    private record Pull(Argument argument, Set<String> options) {
        boolean favours() {
            return argument.stance() == Stance.FOR;
        }

        /** One speaks for what the other speaks against, or for something else. */
        boolean against(Pull other) {
            boolean share = options.stream().anyMatch(other.options::contains);
            return favours() != other.favours() ? share : favours() && !share;
        }
    }

    List<Competition> of(List<Option> ranked) {
        Map<String, Pull> pulls = new LinkedHashMap<>();
        for (Option option : ranked) {
            for (Argument argument : option.arguments()) {
                pulls.computeIfAbsent(argument.rule(), rule -> new Pull(argument, new LinkedHashSet<>()))
                        .options()
                        .add(option.id());
            }
        }
        List<Pull> all = List.copyOf(pulls.values());
        if (all.stream().noneMatch(one -> all.stream().anyMatch(one::against))) {
            return List.of();
        }
        List<Competition> competing = new ArrayList<>();
        Set<Pull> told = new LinkedHashSet<>();
        for (Tension tension : tensions()) {
            List<Pull> between = all.stream()
                    .filter(pull -> pull.argument().guidance().stream().anyMatch(tension.between()::contains))
                    .toList();
            List<Pull> sides = between.stream()
                    .filter(one -> between.stream().anyMatch(one::against))
                    .toList();
            if (!sides.isEmpty()) {
                competing.add(competition(tension.conflict(), tension.resolution(), sides));
                told.addAll(sides);
            }
        }
        for (Option option : ranked) {
            List<Pull> about = all.stream()
                    .filter(pull -> pull.options().contains(option.id()))
                    .toList();
            boolean news = about.stream()
                    .anyMatch(one -> about.stream()
                            .anyMatch(other -> one.against(other) && !(told.contains(one) && told.contains(other))));
            if (news) {
                competing.add(competition(
                        "Arguments speak for and against: " + option.title(), weighing(option, ranked), about));
                told.addAll(about);
            }
        }
        chosenAgainstOthers(ranked, all, told, competing);
        return competing;
    }

    /** What speaks for another option that is possible, too. */
    private static void chosenAgainstOthers(
            List<Option> ranked, List<Pull> all, Set<Pull> told, List<Competition> competing) {
        Option first = ranked.get(0);
        for (Option other : ranked.subList(1, ranked.size())) {
            List<Pull> sides = all.stream()
                    .filter(Pull::favours)
                    .filter(pull -> pull.options().contains(first.id())
                            != pull.options().contains(other.id()))
                    .toList();
            boolean both = sides.stream().anyMatch(pull -> pull.options().contains(first.id()))
                    && sides.stream().anyMatch(pull -> pull.options().contains(other.id()) && !told.contains(pull));
            if (both) {
                competing.add(competition(
                        "Arguments speak for different options: " + first.title() + ", and " + other.title(),
                        comparison(first, other),
                        sides));
                told.addAll(sides);
            }
        }
    }

    private static Competition competition(String conflict, String resolution, List<Pull> sides) {
        Set<Source> sources = new LinkedHashSet<>();
        sides.forEach(pull -> sources.addAll(pull.argument().sources()));
        return new Competition(
                conflict,
                resolution,
                sides.stream().map(pull -> pull.argument().rule()).toList(),
                List.copyOf(sources));
    }

    private static String weighing(Option option, List<Option> ranked) {
        if (option.standing() == Standing.RULED_OUT) {
            return "What rules an option out outweighs whatever speaks for it.";
        }
        boolean only =
                ranked.stream().allMatch(other -> other.equals(option) || other.standing() == Standing.RULED_OUT);
        return sum(option.arguments())
                + (only && ranked.size() > 1
                        ? " It is what is left: every other option is ruled out."
                        : " An argument outweighs any number of weaker ones.");
    }

    private static String sum(Collection<Argument> arguments) {
        List<String> parts = new ArrayList<>();
        for (Strength strength : Strength.values()) {
            long pro = count(arguments, strength, true);
            long contra = count(arguments, strength, false);
            if (pro + contra > 0) {
                parts.add(strength.name().toLowerCase(Locale.ROOT) + ": " + pro + " for, " + contra + " against");
            }
        }
        return String.join("; ", parts) + ".";
    }

    private static long count(Collection<Argument> arguments, Strength strength, boolean favours) {
        return arguments.stream()
                .filter(argument -> argument.strength() == strength)
                .filter(argument -> (argument.stance() == Stance.FOR) == favours)
                .count();
    }

    private static String comparison(Option first, Option other) {
        if (other.standing() == Standing.RULED_OUT) {
            return "The second is ruled out.";
        }
        String both =
                first.title() + " – " + sum(first.arguments()) + " " + other.title() + " – " + sum(other.arguments());
        return sum(first.arguments()).equals(sum(other.arguments()))
                ? both + " Neither outweighs the other."
                : both + " An argument outweighs any number of weaker ones.";
    }
}
