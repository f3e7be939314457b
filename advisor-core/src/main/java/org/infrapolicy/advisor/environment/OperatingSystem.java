package org.infrapolicy.advisor.environment;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An operating system, compared by release inside its family. Windows Server and Hyper-V Server share their releases.
 *
 * @param family what it is
 * @param release its release, for example {@code 2012 R2}; null if only the family is known
 */
public record OperatingSystem(Family family, @Nullable String release) {
    /** Families of operating systems. */
    public enum Family {
        WINDOWS_SERVER("Windows Server"),
        HYPER_V_SERVER("Hyper-V Server"),
        WINDOWS("Windows"),
        AZURE_LOCAL("Azure Local"),
        LINUX("Linux"),
        OTHER("other system");

        private final String title;

        Family(String title) {
            this.title = title;
        }

        /** The family as a document writes it. */
        public String title() {
            return title;
        }
    }

    /** Windows Server 2008 R2. */
    public static final OperatingSystem WINDOWS_SERVER_2008_R2 = server("2008 R2");

    /** Windows Server 2012. */
    public static final OperatingSystem WINDOWS_SERVER_2012 = server("2012");

    /** Windows Server 2012 R2. */
    public static final OperatingSystem WINDOWS_SERVER_2012_R2 = server("2012 R2");

    /** Windows Server 2016. */
    public static final OperatingSystem WINDOWS_SERVER_2016 = server("2016");

    /** Windows Server 2019. */
    public static final OperatingSystem WINDOWS_SERVER_2019 = server("2019");

    /** Windows 10. */
    public static final OperatingSystem WINDOWS_10 = new OperatingSystem(Family.WINDOWS, "10");

    private static final List<String> SERVER_RELEASES = List.of(
            "2003", "2003 R2", "2008", "2008 R2", "2012", "2012 R2", "2016", "1709", "1803", "2019", "1903", "1909",
            "2004", "20H2", "2022", "23H2", "2025");
    private static final List<String> CLIENT_RELEASES = List.of("XP", "Vista", "7", "8", "8.1", "10", "11");
    private static final List<String> AZURE_LOCAL_RELEASES = List.of("20H2", "21H2", "22H2", "23H2", "24H2");
    private static final Map<String, String> SERVER_BUILDS = Map.ofEntries(
            Map.entry("6001", "2008"),
            Map.entry("6002", "2008"),
            Map.entry("6003", "2008"),
            Map.entry("7600", "2008 R2"),
            Map.entry("7601", "2008 R2"),
            Map.entry("9200", "2012"),
            Map.entry("9600", "2012 R2"),
            Map.entry("14393", "2016"),
            Map.entry("16299", "1709"),
            Map.entry("17134", "1803"),
            Map.entry("17763", "2019"),
            Map.entry("18362", "1903"),
            Map.entry("18363", "1909"),
            Map.entry("19041", "2004"),
            Map.entry("19042", "20H2"),
            Map.entry("20348", "2022"),
            Map.entry("25398", "23H2"),
            Map.entry("26100", "2025"));

    private static final Pattern BUILD = Pattern.compile("(?:\\d{1,2}\\.\\d\\.)(\\d{4,5})(?:\\.\\d+)?");
    private static final Pattern CLIENT = Pattern.compile("(?:windows|win)(?: ?(xp|vista|8\\.1|7|8|10|11)\\b.*)?");
    private static final Pattern RELEASE = Pattern.compile("\\b(\\d{4}(?: ?r2)?|\\d{2}h2)\\b");

    private static OperatingSystem server(String release) {
        return new OperatingSystem(Family.WINDOWS_SERVER, release);
    }

    /**
     * Reads a name such as {@code Windows Server 2019 Datacenter}, {@code WS2019}, {@code 2012 R2}, {@code Windows 10} or a build
     * number such as {@code 10.0.17763}.
     *
     * @return empty if the text names no system that is known here
     */
    public static Optional<OperatingSystem> parse(String text) {
        String name = text.strip()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[®™]|\\(r\\)|\\(tm\\)", "")
                .replaceAll("\\s+", " ");
        Matcher build = BUILD.matcher(name);
        if (build.matches()) {
            return Optional.ofNullable(SERVER_BUILDS.get(build.group(1))).map(OperatingSystem::server);
        }
        name = name.replaceFirst("^microsoft ", "");
        if (name.startsWith("azure local") || name.startsWith("azure stack hci")) {
            return release(Family.AZURE_LOCAL, name, AZURE_LOCAL_RELEASES);
        }
        if (name.contains("hyper-v server")) {
            return release(Family.HYPER_V_SERVER, name, SERVER_RELEASES);
        }
        if (name.contains("windows server") || name.matches("(ws|server|windows|win)? ?\\d{4}( ?r2)?( .*)?")) {
            return release(Family.WINDOWS_SERVER, name.replaceFirst("^ws(?=\\d)", ""), SERVER_RELEASES);
        }
        Matcher client = CLIENT.matcher(name);
        if (client.matches()) {
            return Optional.of(new OperatingSystem(
                    Family.WINDOWS, client.group(1) == null ? null : canonical(client.group(1), CLIENT_RELEASES)));
        }
        if (name.matches(".*\\b(linux|ubuntu|debian|rhel|red hat|centos|suse|sles|rocky|alma ?linux|fedora)\\b.*")) {
            return Optional.of(new OperatingSystem(Family.LINUX, null));
        }
        return name.equals("other") || name.equals("other system")
                ? Optional.of(new OperatingSystem(Family.OTHER, null))
                : Optional.empty();
    }

    private static Optional<OperatingSystem> release(Family family, String name, List<String> releases) {
        Matcher matcher = RELEASE.matcher(name);
        if (!matcher.find()) {
            // A number that is no release is a slip of the pen, not a system whose release nobody knows.
            return name.matches(".*\\d.*") ? Optional.empty() : Optional.of(new OperatingSystem(family, null));
        }
        String release = canonical(matcher.group(1).replaceFirst(" ?r2", " R2"), releases);
        return release == null ? Optional.empty() : Optional.of(new OperatingSystem(family, release));
    }

    private static @Nullable String canonical(String release, List<String> releases) {
        return releases.stream().filter(release::equalsIgnoreCase).findFirst().orElse(null);
    }

    /** Whether it is Windows Server or Hyper-V Server. */
    public boolean windowsServer() {
        return family == Family.WINDOWS_SERVER || family == Family.HYPER_V_SERVER;
    }

    /** Whether it is Hyper-V Server, the product without a desktop that comes with the Hyper-V role. */
    public boolean hyperVServer() {
        return family == Family.HYPER_V_SERVER;
    }

    /** Whether it is a Windows for desktops. */
    public boolean windowsClient() {
        return family == Family.WINDOWS;
    }

    /**
     * Whether it is an earlier release of the same line; a system of another line is not earlier. Undecided if a release is not
     * known.
     */
    public boolean before(OperatingSystem other) {
        boolean sameLine = family == other.family || windowsServer() && other.windowsServer();
        if (!sameLine) {
            return false;
        }
        List<String> order =
                switch (family) {
                    case WINDOWS_SERVER, HYPER_V_SERVER -> SERVER_RELEASES;
                    case WINDOWS -> CLIENT_RELEASES;
                    case AZURE_LOCAL -> AZURE_LOCAL_RELEASES;
                    default -> List.of();
                };
        if (release == null || other.release == null) {
            throw new UndecidedException("the release of " + this + " is not known");
        }
        return order.indexOf(release) < order.indexOf(other.release);
    }

    /**
     * Whether Hyper-V offers switch-embedded teams on it: from Windows Server 2016 on, and never on clients. Undecided if the release
     * is not known.
     */
    public boolean embeddedTeaming() {
        return windowsServer() ? !before(WINDOWS_SERVER_2016) : family == Family.AZURE_LOCAL;
    }

    /**
     * Whether it is none of these systems; Windows Server and Hyper-V Server of one release count as the same. Undecided if a release
     * is not known or the list is open.
     */
    public boolean missingFrom(Listing<OperatingSystem> systems) {
        boolean undecided = systems.open();
        for (OperatingSystem system : systems.elements()) {
            if (family == system.family || windowsServer() && system.windowsServer()) {
                if (Objects.equals(release, system.release)) {
                    return false;
                }
                undecided |= release == null || system.release == null;
            }
        }
        if (undecided) {
            throw new UndecidedException("not all of the systems are known");
        }
        return true;
    }

    /** The name as a document writes it, for example {@code Windows Server 2019}. */
    @Override
    public String toString() {
        return release == null ? family.title() : family.title() + " " + release;
    }
}
