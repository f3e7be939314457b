package org.infrapolicy.advisor.engine;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.infrapolicy.advisor.environment.AttributeType;
import org.infrapolicy.advisor.environment.FactType;
import org.infrapolicy.advisor.environment.Section;
import org.jspecify.annotations.Nullable;

/** Finds out, once when a rule is loaded, what a constraint reads and whether it joins two objects by a reference. */
final class ConstraintText {
    private static final Pattern TOKEN = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|!?\\.|\\$?[A-Za-z_][\\w$]*|\\S");
    private static final Pattern SAME = Pattern.compile("this == (\\$\\w+)");
    private static final Pattern NAMED = Pattern.compile("reference == (\\$\\w+)\\.(\\w+)");
    private static final Pattern LISTED = Pattern.compile("(\\$\\w+)\\.(\\w+)\\.includes\\( ?reference ?\\)");
    private static final Pattern KEYED = Pattern.compile("(\\w+) == (\\$\\w+)\\.(\\w+)");
    private static final Pattern KEYED_LIST = Pattern.compile("(\\w+)\\.includes\\( ?(\\$\\w+)\\.reference ?\\)");

    private final String text;
    private final int slot;
    private final @Nullable Section section;
    private final Map<String, Integer> slots;
    private final Map<Integer, Section> sections;

    /**
     * @param slots from variable to slot
     * @param sections sections of the slots that hold facts
     */
    ConstraintText(
            String text,
            int slot,
            @Nullable Section section,
            Map<String, Integer> slots,
            Map<Integer, Section> sections) {
        this.text = text;
        this.slot = slot;
        this.section = section;
        this.slots = slots;
        this.sections = sections;
    }

    /** A null check that the compiler adds for {@code !.}; it says nothing that reading the attribute does not say. */
    boolean generated() {
        return text.startsWith("_this.");
    }

    boolean identity() {
        return SAME.matcher(text).matches();
    }

    boolean alternatives() {
        return text.contains("||") || text.contains("&&");
    }

    List<Read> reads() {
        Set<Read> reads = new LinkedHashSet<>();
        List<String> tokens = tokens();
        int i = 0;
        while (i < tokens.size()) {
            String token = tokens.get(i);
            boolean path = Character.isJavaIdentifierStart(token.charAt(0));
            int end = i + 1;
            while (path && end + 1 < tokens.size() && tokens.get(end).endsWith(".")) {
                end += 2;
            }
            if (path) {
                List<String> names = new ArrayList<>();
                for (int j = i; j < end; j += 2) {
                    names.add(tokens.get(j));
                }
                boolean call = end < tokens.size() && tokens.get(end).equals("(");
                add(names, call, reads);
            }
            i = end;
        }
        return List.copyOf(reads);
    }

    private List<String> tokens() {
        List<String> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(text);
        while (matcher.find()) {
            tokens.add(matcher.group());
        }
        return tokens;
    }

    private void add(List<String> names, boolean call, Set<Read> reads) {
        boolean variable = names.get(0).startsWith("$");
        Integer of = variable ? slots.get(names.get(0)) : Integer.valueOf(slot);
        Section ofSection = of == null ? null : variable ? sections.get(of) : section;
        int first = variable || names.get(0).equals("this") ? 1 : 0;
        if (of == null || ofSection == null || names.size() <= first) {
            return;
        }
        attribute(ofSection, names.get(first)).ifPresent(attribute -> {
            int next = first + 1;
            boolean nested = names.size() > next && !(call && names.size() == next + 1);
            reads.add(Read.of(of, attribute, nested ? names.get(next) : null));
        });
    }

    /** How to find candidates by this constraint; empty if it needs all of them. */
    Optional<Access> access() {
        Matcher same = SAME.matcher(text);
        if (same.matches()) {
            return slotOf(same.group(1)).map(Access.Same::new);
        }
        if (section == null) {
            return Optional.empty();
        }
        Matcher named = NAMED.matcher(text);
        if (named.matches()) {
            return slotOf(named.group(1))
                    .flatMap(of -> attributeOf(of, named.group(2)).map(a -> new Access.Named(of, a)));
        }
        Matcher listed = LISTED.matcher(text);
        if (listed.matches()) {
            return slotOf(listed.group(1))
                    .flatMap(of -> attributeOf(of, listed.group(2)).map(a -> new Access.Listed(of, a)));
        }
        Matcher list = KEYED_LIST.matcher(text);
        if (list.matches()) {
            return attribute(section, list.group(1))
                    .flatMap(key -> slotOf(list.group(2)).map(of -> new Access.Keyed(key, of, null)));
        }
        Matcher keyed = KEYED.matcher(text);
        if (keyed.matches()) {
            Optional<Integer> of = slotOf(keyed.group(2));
            Optional<AttributeType> other = of.flatMap(at -> attributeOf(at, keyed.group(3)));
            if (keyed.group(3).equals("reference") || other.isPresent()) {
                return attribute(section, keyed.group(1))
                        .flatMap(key -> of.map(at -> new Access.Keyed(key, at, other.orElse(null))));
            }
        }
        return Optional.empty();
    }

    private Optional<Integer> slotOf(String variable) {
        return Optional.ofNullable(slots.get(variable));
    }

    private Optional<AttributeType> attributeOf(int of, String name) {
        return Optional.ofNullable(sections.get(of)).flatMap(ofSection -> attribute(ofSection, name));
    }

    private static Optional<AttributeType> attribute(Section section, String name) {
        return FactType.of(section).attribute(name);
    }
}
