package io.github.camelibkr.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {

    private final Settings settings = new Settings();

    @Test
    void theCommandLineBeatsTheEnvironmentWhichBeatsTheFileWhichBeatsWhatIsBundled(@TempDir Path folder)
            throws Exception {
        Path file = folder.resolve("mine.properties");
        Files.writeString(file, "quotes.conids = 1\nquotes.fields = last\nquotes.per-second = 3\n");
        settings.bundled("application.properties")
                .file(file)
                .environment(Map.of("QUOTES_FIELDS", "bid", "QUOTES_PER_SECOND", "4"), new Properties())
                .commandLine("quotes.per-second=5");

        assertThat(settings.get("orders.confirm")).contains("o163,o354,o10153");
        assertThat(settings.get("quotes.conids")).contains("1");
        assertThat(settings.get("quotes.fields")).contains("bid");
        assertThat(settings.get("quotes.per-second")).contains("5");
    }

    @Test
    void systemPropertiesBeatTheEnvironment() {
        settings.put("work", "bundled").environment(Map.of("WORK", "environment"), properties("work", "system"));
        assertThat(settings.get("work")).contains("system");
    }

    @Test
    void theEnvironmentCanNameAnythingOfCamels() {
        settings.environment(
                Map.of("CAMEL_COMPONENT_IBKR_GATEWAY_URL", "https://a", "CAMEL_MAIN_NAME", "b", "_", "", "PATH", "c"),
                properties("camel.component.kafka.brokers", "d"));
        assertThat(settings.get("camel.component.ibkr.gatewayUrl")).contains("https://a");
        assertThat(settings.get("camel.main.name")).contains("b");
        assertThat(settings.get("camel.component.kafka.brokers")).contains("d");
        assertThat(settings.has("path")).isFalse();
    }

    @Test
    void twoSpellingsOfAKeyAreOne() {
        settings.put("camel.component.ibkr.gatewayUrl", "a").put("camel.component.ibkr.gateway-url", "b");
        assertThat(settings.all()).containsExactly(Map.entry("camel.component.ibkr.gateway-url", "b"));
    }

    @Test
    void keysThatAreNotCamelsAreTakenAsTheyAre() {
        settings.put("myKey", "a").put("my-key", "b");
        assertThat(settings.get("myKey")).contains("a");
        assertThat(settings.get("my-key")).contains("b");
    }

    @Test
    void placeholdersAreResolvedWithDefaultsAndInsideEachOther() {
        settings.put("a", "{{b}}/{{c:else}}").put("b", "x{{d}}").put("d", "y");
        assertThat(settings.get("a")).contains("xy/else");
        assertThat(settings.resolve("{{?missing}}{{sys:java.home}}")).isEqualTo(System.getProperty("java.home"));
    }

    @Test
    void aValueMayHoldAnEqualsSignOrNothing() {
        settings.commandLine("a=b=c").commandLine("d=");
        assertThat(settings.get("a")).contains("b=c");
        assertThat(settings.get("d")).isEmpty();
    }

    @Test
    void anAssignmentWithoutKeyIsRefused() {
        assertThatThrownBy(() -> settings.commandLine("=b"))
                .isInstanceOf(UsageException.class)
                .hasMessage("--property: expected KEY=VALUE but got: =b");
    }

    private static Properties properties(String key, String value) {
        Properties properties = new Properties();
        properties.setProperty(key, value);
        return properties;
    }
}
