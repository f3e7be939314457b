package org.infrapolicy.advisor.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A Chromium without a window that reaches no network. */
final class Browser implements AutoCloseable {
    private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");
    private static final int HEIGHT = 900;
    private static final int HIGHEST_PICTURE = 12_000;

    private final ChromeDriver driver;
    private final Path pages;
    private int width = 1280;

    private Browser(ChromeDriver driver, Path pages) {
        this.driver = driver;
        this.pages = pages;
    }

    /**
     * Starts the Chromium of the machine: that of {@code -Dadvisor.chromium} and {@code -Dadvisor.chromedriver}, or what the path has.
     * Nothing is ever downloaded.
     *
     * @param folder for the pages and for what the browser keeps
     * @return empty if the machine has none
     */
    static Optional<Browser> start(Path folder) {
        Optional<File> chromium =
                program("advisor.chromium", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
        Optional<File> chromedriver = program("advisor.chromedriver", "chromedriver");
        if (chromium.isEmpty() || chromedriver.isEmpty()) {
            return Optional.empty();
        }
        SELENIUM.setLevel(Level.SEVERE);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(chromium.get());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--user-data-dir=" + folder.resolve("profile"));
        LoggingPreferences logging = new LoggingPreferences();
        logging.enable(LogType.BROWSER, Level.ALL);
        options.setCapability("goog:loggingPrefs", logging);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(chromedriver.get())
                .usingAnyFreePort()
                .build();
        ChromeDriver driver = new ChromeDriver(service, options);
        driver.manage().timeouts().scriptTimeout(Duration.ofMinutes(3));
        return Optional.of(new Browser(driver, folder));
    }

    private static Optional<File> program(String property, String... names) {
        String named = System.getProperty(property);
        if (named != null) {
            return Optional.of(new File(named));
        }
        String path = Objects.requireNonNullElse(System.getenv("PATH"), "");
        return Stream.of(names)
                .flatMap(name -> Stream.of(path.split(File.pathSeparator)).map(folder -> new File(folder, name)))
                .filter(File::canExecute)
                .findFirst();
    }

    ChromeDriver driver() {
        return driver;
    }

    /** Sets width of the window and theme of the system for what is opened next. */
    Browser as(int windowWidth, String theme) {
        width = windowWidth;
        size(HEIGHT);
        command(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", theme))));
        return this;
    }

    private void size(int height) {
        command(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    /** Shows the page as it is printed. */
    void asPrinted() {
        command("Emulation.setEmulatedMedia", Map.of("media", "print"));
    }

    /** Runs a script in each page before its own. */
    void before(String script) {
        command("Page.addScriptToEvaluateOnNewDocument", Map.of("source", script));
    }

    private Map<String, Object> command(String name, Map<String, Object> parameters) {
        return driver.executeCdpCommand(name, parameters);
    }

    /** Opens a page from a file, and forgets what the console said before. */
    void open(String name, String html) {
        try {
            Path file = Files.writeString(pages.resolve(name + ".html"), html);
            console();
            driver.get(file.toUri().toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the console said since this was last asked. */
    List<String> console() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(LogEntry::toString)
                .toList();
    }

    /** The value of an expression in the page. */
    Object value(String expression) {
        return driver.executeScript("return " + expression);
    }

    /** The number that an expression in the page comes to. */
    int number(String expression) {
        return ((Number) value(expression)).intValue();
    }

    /** Waits until an expression in the page is true. */
    void await(String expression) {
        Object came = driver.executeAsyncScript("""
                const done = arguments[arguments.length - 1];
                const end = Date.now() + 10000;
                const look = () => (%1$s) || Date.now() > end ? done(Boolean(%1$s)) : setTimeout(look, 30);
                look();
                """.formatted(expression));
        assertThat(came).as(expression).isEqualTo(true);
    }

    /** What axe finds fault with by WCAG 2 A and AA: the rule and the elements. */
    @SuppressWarnings("unchecked")
    List<String> accessibilityFaults() {
        driver.executeScript(axe());
        return (List<String>) driver.executeAsyncScript("""
                const done = arguments[arguments.length - 1];
                axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'], resultTypes: ['violations'] })
                    .then(results => done(results.violations.map(violation => violation.id + ': '
                        + violation.nodes.slice(0, 3).map(node => node.html + ' ' + node.failureSummary).join(' | '))))
                    .catch(fault => done(['axe broke: ' + fault]));
                """);
    }

    private static String axe() {
        try (InputStream in = Browser.class.getResourceAsStream("/axe.min.js")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes a picture of the whole page, for people to look at. From then on the page also lays out what is out of sight. */
    void picture(Path file) {
        driver.executeScript("""
                const all = new CSSStyleSheet();
                all.replaceSync('* { content-visibility: visible !important; }');
                document.adoptedStyleSheets = [all];
                """);
        int height = Math.min(number("document.documentElement.scrollHeight"), HIGHEST_PICTURE);
        size(height);
        driver.executeAsyncScript("const done = arguments[0]; requestAnimationFrame(() => setTimeout(done, 500));");
        String picture = (String) command(
                        "Page.captureScreenshot",
                        Map.of(
                                "captureBeyondViewport",
                                true,
                                "clip",
                                Map.of("x", 0, "y", 0, "width", width, "height", height, "scale", 1)))
                .get("data");
        size(HEIGHT);
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, Base64.getDecoder().decode(picture));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        driver.quit();
    }
}
