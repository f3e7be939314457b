package org.infrapolicy.advisor.environment;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Puts pseudonyms in place of the names and addresses of an environment: ids, names, comments, notes, networks, files. The same name has
 * the same pseudonym in every run with the same key, so that runs can be compared. What products and clouds are called everywhere, such as
 * regions and sizes of machines, stays. Immutable and safe for use by several threads.
 */
public final class Redaction {
    private static final int BYTES = 6;
    private static final int KEPT_PSEUDONYMS = 1_000_000;
    private static final Set<String> PUBLIC = Set.of(
            "region",
            "zone",
            "size",
            "vmFamily",
            "supportedSizes",
            "topic",
            "options",
            "importer",
            "version",
            "hardwareModel");

    private final SecretKeySpec key;
    private final Map<String, String> pseudonyms = new ConcurrentHashMap<>();

    /**
     * A redaction.
     *
     * @param key who does not know it cannot find out a name by trying; empty for none, with which names that can be guessed can be
     *     recognised
     */
    public Redaction(String key) {
        this.key = new SecretKeySpec(("advisor " + key).getBytes(StandardCharsets.UTF_8), "HmacSHA256");
    }

    /** The pseudonym of an object. */
    public String id(String id) {
        return pseudonym(id);
    }

    /** The pseudonym of an environment. */
    public String environment(String name) {
        return pseudonym(name);
    }

    /** The pseudonym of a file; its folders are left out, and its ending stays. */
    public String file(String path) {
        String name = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
        return withEnding(name, name);
    }

    /** The pseudonym of what tells environments of a run apart. */
    public String key(String path) {
        return path.isEmpty() ? path : withEnding(path, path);
    }

    private String withEnding(String named, String path) {
        int dot = path.lastIndexOf('.');
        String ending = dot < 0 ? "" : path.substring(dot);
        return pseudonym(named) + (ending.matches("\\.\\w{1,5}") ? ending : "");
    }

    /** A place with the pseudonym of its file. */
    public Position position(Position position) {
        return new Position(file(position.file()), position.line(), position.column());
    }

    /** A waiver with pseudonyms for people and objects, and without its reason. */
    public Waiver of(Waiver waiver) {
        return new Waiver(
                waiver.rule(),
                subject(waiver.subject()),
                waiver.environment().equals("*") ? "*" : environment(waiver.environment()),
                "(redacted)",
                pseudonym(waiver.owner()),
                waiver.ticket().isEmpty() ? "" : pseudonym(waiver.ticket()),
                waiver.approver().isEmpty() ? "" : pseudonym(waiver.approver()),
                waiver.expires(),
                waiver.where() == null ? null : position(waiver.where()),
                waiver.inline());
    }

    /** The pseudonym of an object that is written as {@code volumes[d]}; patterns for all objects stay. */
    public String subject(String subject) {
        int bracket = subject.indexOf('[');
        if (subject.equals("*") || subject.endsWith("[*]")) {
            return subject;
        }
        return bracket < 0 || !subject.endsWith("]")
                ? pseudonym(subject)
                : subject.substring(0, bracket) + "[" + pseudonym(subject.substring(bracket + 1, subject.length() - 1))
                        + "]";
    }

    /** An environment that says the same of objects with other names. */
    public Environment of(Environment environment) {
        Environment.Builder builder =
                Environment.builder(environment(environment.name())).today(environment.today());
        environment.asOf().ifPresent(builder::asOf);
        environment.fileHashes().forEach((file, hash) -> builder.file(file(file), pseudonym(hash)));
        for (Section section : Section.values()) {
            for (Fact fact : environment.stated(section)) {
                Map<String, Position> places = new HashMap<>();
                environment
                        .positions(fact.reference())
                        .forEach((attribute, place) -> places.put(attribute, position(place)));
                builder.add(of(fact), places);
            }
            switch (environment.knowledge(section)) {
                case COMPLETE -> builder.complete(section);
                case OPEN -> builder.open(section);
                case UNKNOWN -> {}
            }
            environment.position(AttributePath.of(section)).ifPresent(place -> builder.at(section, position(place)));
        }
        environment.waivers().forEach(waiver -> builder.waiver(of(waiver)));
        return builder.build();
    }

    private Fact of(Fact fact) {
        FactType type = FactType.of(fact.section());
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (AttributeType attribute : type.attributes()) {
            Object value = attribute.kind() == AttributeType.Kind.COMPUTED ? null : attribute.of(fact);
            values.put(attribute.name(), value == null ? null : value(attribute.name(), value));
        }
        return type.of(id(fact.id()), values);
    }

    private Object value(String attribute, Object value) {
        if (value instanceof Reference reference) {
            return reference.section() == null ? reference : new Reference(reference.section(), id(reference.id()));
        }
        if (value instanceof Listing<?> listing) {
            return new Listing<>(
                    listing.elements().stream()
                            .map(element -> value(attribute, element))
                            .toList(),
                    listing.open());
        }
        if (value instanceof Origin origin) {
            Reference source = origin.source();
            return new Origin(source == null ? null : (Reference) value("source", source), null, Map.of());
        }
        return value instanceof String text && !PUBLIC.contains(attribute) ? pseudonym(text) : value;
    }

    /** Names that rules take for the same, whatever the case and the blanks, and whatever attribute they stand in, have the same one. */
    private String pseudonym(String name) {
        String plain = name.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
        if (plain.equals("*") || plain.isEmpty()) {
            return plain;
        }
        String known = pseudonyms.get(plain);
        if (known != null) {
            return known;
        }
        String made =
                "name-" + HexFormat.of().formatHex(mac().doFinal(plain.getBytes(StandardCharsets.UTF_8)), 0, BYTES);
        if (pseudonyms.size() < KEPT_PSEUDONYMS) {
            pseudonyms.put(plain, made);
        }
        return made;
    }

    private Mac mac() {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac;
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA256", e);
        }
    }
}
