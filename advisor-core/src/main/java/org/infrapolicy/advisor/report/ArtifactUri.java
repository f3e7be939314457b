package org.infrapolicy.advisor.report;

import java.io.File;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The URI of a file, percent-encoded. */
final class ArtifactUri {
    private ArtifactUri() {}

    /** Relative for a file that was named relatively; {@code environment} for one without a name. */
    static String of(String file) {
        String path = file.replace(File.separatorChar, '/');
        if (path.matches("(?s)[A-Za-z]:/.*")) {
            return "file:///" + path.charAt(0) + ":" + encoded(path.substring(2));
        }
        if (path.startsWith("/")) {
            return "file:" + (path.startsWith("//") ? "" : "//") + encoded(path);
        }
        String below = path.replaceFirst("^(?:\\./+)+", "");
        return below.isEmpty() ? "environment" : encoded(below);
    }

    /** Whether a URI hangs on the folder from which the files were named. */
    static boolean isRelative(String uri) {
        return !uri.startsWith("file:");
    }

    private static String encoded(String path) {
        return Arrays.stream(path.split("/", -1))
                .map(segment ->
                        URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20"))
                .collect(Collectors.joining("/"));
    }
}
