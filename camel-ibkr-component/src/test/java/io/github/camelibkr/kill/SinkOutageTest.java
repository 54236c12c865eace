package io.github.camelibkr.kill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelibkr.IbkrComponent;
import io.github.camelibkr.KafkaBroker;
import io.github.camelibkr.Ports;
import io.github.camelibkr.simulator.Simulator;
import io.github.camelibkr.simulator.SimulatorExtension;
import io.github.camelibkr.simulator.ledger.ExecutionEntry;
import io.github.camelibkr.simulator.trading.Side;
import io.github.camelibkr.stream.StreamStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;

@DisplayName("The recipes of docs/recipes, while their sinks are away")
class SinkOutageTest {

    @RegisterExtension
    final SimulatorExtension extension = SimulatorExtension.create(choices -> choices.seed(7)
            .port(Ports.next())
            .establishDelay(Duration.ZERO)
            .pacing(false)
            .commissionDelay(Duration.ofMillis(50)));

    @TempDir
    Path directory;

    private Simulator gateway;

    @BeforeEach
    void begin() {
        gateway = extension.simulator();
    }

    private Map<String, String> settings(String state) {
        return new HashMap<>(Map.of(
                "gateway",
                gateway.url().toString(),
                "pin",
                gateway.certificateSha256(),
                "state",
                directory.resolve(state).toString()));
    }

    private void trade(int times) {
        for (int i = 0; i < times; i++) {
            gateway.trading().tradeElsewhere(gateway.account(), 265598, Side.BUY, "1", "187.60");
        }
    }

    private List<String> booked() {
        return gateway.ledger().executions().stream()
                .map(ExecutionEntry::executionId)
                .map(id -> gateway.account() + "/" + id)
                .toList();
    }

    private static StreamStatus counts(Recipes recipes) {
        return recipes.context()
                .getComponent("ibkr", IbkrComponent.class)
                .streamStatuses()
                .get(0);
    }

    @Test
    @DisplayName("C2: Kafka is away for a while: the fills wait, and all come, in order")
    void C2_kafkaIsAway_fillsWait() throws Exception {
        try (KafkaBroker kafka = new KafkaBroker(Files.createDirectory(directory.resolve("kafka")), "ibkr.fills")) {
            Map<String, String> settings = settings("state");
            settings.put("kafka", kafka.address());
            Recipes recipes = new Recipes(settings).with(List.of("fills-to-kafka"));
            try {
                recipes.context().start();
                trade(5);
                List<String> keys = new ArrayList<>();
                await().untilAsserted(() -> {
                    keys.addAll(kafka.keys());
                    assertThat(keys).hasSize(5);
                });

                kafka.stop();
                trade(5);
                await().untilAsserted(
                                () -> assertThat(counts(recipes).pending()).isPositive());
                kafka.start();

                await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
                    keys.addAll(kafka.keys());
                    assertThat(keys).containsExactlyElementsOf(booked());
                });
            } finally {
                recipes.context().stop();
            }
        }
    }

    @Test
    @DisplayName("C3: Artemis is away for a while: the fills wait, nothing is quarantined, and each comes once")
    void C3_artemisIsAway_fillsWait() throws Exception {
        try (ArtemisBroker artemis = new ArtemisBroker(directory.resolve("artemis"))) {
            Map<String, String> settings = settings("state");
            settings.put("jms", artemis.url());
            Recipes recipes = new Recipes(settings).with(List.of("fills-to-artemis"));
            try {
                recipes.context().start();
                trade(5);
                await().untilAsserted(
                                () -> assertThat(artemis.ids("ibkr.fills")).hasSize(5));

                artemis.stop();
                trade(5);
                await().untilAsserted(
                                () -> assertThat(counts(recipes).pending()).isPositive());
                artemis.start();

                await().atMost(Duration.ofSeconds(90)).untilAsserted(() -> assertThat(artemis.ids("ibkr.fills"))
                        .containsExactlyInAnyOrderElementsOf(booked()));
                assertThat(directory.resolve("state").resolve("quarantine-fills-to-artemis"))
                        .doesNotExist();
            } finally {
                recipes.context().stop();
            }
        }
    }

    @Test
    @DisplayName("SQL: a ledger that is lost makes all fills come again, and the table has each once")
    void sql_ledgerLost_tableHasEachOnce() throws Exception {
        SQLiteDataSource table = new SQLiteDataSource();
        table.setUrl("jdbc:sqlite:" + directory.resolve("books.db"));
        try (Connection connection = table.getConnection();
                Statement create = connection.createStatement()) {
            create.executeUpdate(
                    "CREATE TABLE fills (account TEXT, execution TEXT, conid BIGINT, side TEXT, size NUMERIC,"
                            + " price NUMERIC, commission NUMERIC, PRIMARY KEY (account, execution))");
        }
        trade(5);
        for (String state : List.of("first", "second")) {
            Recipes recipes = new Recipes(settings(state));
            recipes.context().getRegistry().bind("books", table);
            try {
                recipes.with(List.of("fills-to-sql")).context().start();
                await().untilAsserted(
                                () -> assertThat(counts(recipes).delivered()).isEqualTo(5));
            } finally {
                recipes.context().stop();
            }
            assertThat(rows(table)).containsExactlyInAnyOrderElementsOf(booked());
        }
    }

    private static List<String> rows(SQLiteDataSource table) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = table.getConnection();
                Statement query = connection.createStatement();
                ResultSet row = query.executeQuery("SELECT account, execution FROM fills")) {
            while (row.next()) {
                rows.add(row.getString(1) + "/" + row.getString(2));
            }
        }
        return rows;
    }
}
