package io.github.camelibkr.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("Watchlists")
class WatchlistsTest {

    private static final String LIST =
            "{\"id\":\"%s\",\"name\":\"%s\",\"rows\":[{\"C\":265598},{\"H\":\"\"},{\"C\":1}]}";

    @RegisterExtension
    final SimulatorExtension gateway =
            SimulatorExtension.create(b -> b.pacing(false).establishDelay(Duration.ZERO));

    private RestClient rest;

    @BeforeEach
    void connect() {
        rest = new RestClient(gateway.simulator()).ready();
    }

    @Test
    @DisplayName("the first read of a list has numbers only, the second has names (46)")
    void read_twice() {
        rest.post("/iserver/watchlist", LIST.formatted("1234", "Mine"));

        JsonNode first = rest.json("/iserver/watchlist?id=1234").path("instruments");
        JsonNode second = rest.json("/iserver/watchlist?id=1234").path("instruments");

        assertThat(first.get(0)).hasToString("{\"ST\":\"STK\",\"C\":\"265598\",\"conid\":265598}");
        assertThat(second.get(0).path("ticker").asText()).isEqualTo("AAPL");
        assertThat(second.get(1)).hasToString("{\"H\":\"\"}");
        assertThat(second.get(2).has("ticker"))
                .as("an invalid conid is accepted (36)")
                .isFalse();
    }

    @Test
    @DisplayName("an id that is taken is overwritten without a word; ids may be negative (114)")
    void save_twice() {
        rest.post("/iserver/watchlist", LIST.formatted("-5", "First"));
        JsonNode second = rest.json("/iserver/watchlist", LIST.formatted("-5", "Second"));

        assertThat(second.path("instruments")).isEmpty();
        JsonNode lists = rest.json("/iserver/watchlists?SC=USER_WATCHLIST").at("/data/user_lists");
        assertThat(lists).hasSize(1);
        assertThat(lists.at("/0/name").asText()).isEqualTo("Second");
        assertThat(lists.at("/0/modified").asText())
                .isEqualTo(second.path("hash").asText());
    }

    @Test
    @DisplayName("deleting what is not there is accepted (36)")
    void delete_unknown() {
        rest.post("/iserver/watchlist", LIST.formatted("7", "Mine"));

        assertThat(rest.delete("/iserver/watchlist?id=8").statusCode()).isEqualTo(200);
        assertThat(rest.json("/iserver/watchlists").at("/data/user_lists")).hasSize(1);
        rest.delete("/iserver/watchlist?id=7");
        assertThat(rest.json("/iserver/watchlists").at("/data/user_lists")).isEmpty();
        assertThat(rest.get("/iserver/watchlist?id=7").statusCode()).isEqualTo(500);
    }

    @Test
    void save_withLettersAsId_is400() {
        assertThat(rest.post("/iserver/watchlist", LIST.formatted("mine", "Mine"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(rest.get("/iserver/watchlist").statusCode()).isEqualTo(400);
    }
}
