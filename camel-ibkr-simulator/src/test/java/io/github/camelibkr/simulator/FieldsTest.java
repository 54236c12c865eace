package io.github.camelibkr.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelibkr.simulator.session.Login;
import io.github.camelibkr.simulator.trading.Side;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("Market data fields")
class FieldsTest {

    private static final long AAPL = 265598;
    private static final long ES = 495512572;
    private static final long CALL = 920_000_001;
    private static final long BOND = 930_000_031;

    /** Free text, what was withdrawn, what needs a subscription of its own, and a twin that only old frames had. */
    private static final Set<String> NEVER =
            Set.of("58", "7655", "7683", "7684", "7685", "7686", "7687", "7688", "7689", "7690", "6119", "87_raw");

    @RegisterExtension
    final SimulatorExtension gateway = SimulatorExtension.create(
            b -> b.pacing(false).upstreamDelay(Duration.ofMillis(1)).establishDelay(Duration.ZERO));

    private final Path table =
            Path.of(System.getProperty("ibkr.shared", "absent"), "reference", "marketdata-fields.md");
    private Simulator simulator;

    @BeforeEach
    void connect() {
        simulator = gateway.simulator();
        simulator.market().pause();
    }

    @Test
    @DisplayName("each known one has a value for a stock, a future, an option or a bond that is held")
    void everyField_hasAValueSomewhere() throws IOException {
        assumeTrue(Files.isRegularFile(table), "Skipped: no table of fields at " + table);
        simulator.trading().tradeElsewhere("DU1234567", AAPL, Side.BUY, "10", "270.00");

        Set<String> without = Pattern.compile("(?m)^\\| (\\w+) \\|")
                .matcher(Files.readString(table))
                .results()
                .map(match -> match.group(1))
                .filter(id -> id.matches("\\d{2,4}|87_raw"))
                .filter(id -> List.of(AAPL, ES, CALL, BOND).stream().allMatch(conid -> value(conid, id) == null))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(without).isEqualTo(new TreeSet<>(NEVER));
    }

    @Test
    void ownPosition_followsThePrice() {
        assertThat(value(AAPL, "76")).isNull();
        simulator.trading().tradeElsewhere("DU1234567", AAPL, Side.BUY, "10", "270.00");

        simulator.market().set(AAPL, "31", "272.50");

        assertThat(value(AAPL, "73")).isEqualTo("2725.00");
        assertThat(value(AAPL, "74")).isEqualTo("270.00");
        assertThat(value(AAPL, "75")).isEqualTo("25.00");
        assertThat(value(AAPL, "76")).isEqualTo("10");
        assertThat(value(AAPL, "77")).isEqualTo("+25.00");
        assertThat(value(AAPL, "80")).isEqualTo("0.93");
    }

    @Test
    void ownPosition_isThatOfTheSelectedAccount() {
        try (Simulator advised = Simulator.builder()
                .login(Login.ADVISER)
                .tls(false)
                .pacing(false)
                .establishDelay(Duration.ZERO)
                .build()
                .start()) {
            RestClient rest = new RestClient(advised).ready();
            advised.trading().tradeElsewhere("DU1234572", AAPL, Side.BUY, "7", "270.00");
            assertThat(advised.market().value(AAPL, "76")).isNull();

            rest.post("/iserver/account", "{\"acctId\":\"DU1234572\"}");

            assertThat(advised.market().value(AAPL, "76")).isEqualTo("7");
        }
    }

    @Test
    @DisplayName("a halted contract stands still under an H, a closed one under a C (85)")
    void decorations() {
        String before = value(AAPL, "31");
        simulator.market().halt(AAPL);
        for (int i = 0; i < 20; i++) {
            simulator.market().tick(AAPL);
        }
        assertThat(value(AAPL, "31")).isEqualTo("H" + before);

        simulator.market().close(AAPL);
        assertThat(value(AAPL, "31")).isEqualTo("C" + value(AAPL, "7741"));

        simulator.market().reopen(AAPL);
        assertThat(value(AAPL, "31")).isEqualTo(before);
    }

    @Test
    @DisplayName("large numbers are in thousands, millions or thousand millions (85)")
    void suffixes() {
        assertThat(value(AAPL, "87")).matches("\\d+\\.\\dM");
        assertThat(value(AAPL, "7282")).matches("\\d+\\.\\dM");
        assertThat(value(AAPL, "7289")).matches("\\d+\\.\\dB");
        assertThat(value(AAPL, "7762")).matches("\\d{7,}");
    }

    @Test
    void markPrice_isBroughtBetweenBidAndAsk() {
        simulator.market().set(AAPL, "31", "270.00", "84", "270.10", "86", "270.20");
        assertThat(value(AAPL, "7635")).isEqualTo("270.10");

        simulator.market().set(AAPL, "31", "270.50");
        assertThat(value(AAPL, "7635")).isEqualTo("270.20");
    }

    @Test
    void greeks_haveTheRightSigns_andFollowTheUnderlying() {
        long put = CALL + 1;
        BigDecimal before = number(CALL, "7308");
        assertThat(before).isBetween(BigDecimal.ZERO, BigDecimal.ONE);
        assertThat(number(put, "7308")).isBetween(BigDecimal.ONE.negate(), BigDecimal.ZERO);
        assertThat(number(CALL, "7309")).isPositive();
        assertThat(number(CALL, "7310")).isNegative();
        assertThat(number(CALL, "7311")).isPositive();
        assertThat(value(CALL, "201")).isEqualTo("C");

        simulator.market().set(AAPL, "31", "240.00");

        assertThat(number(CALL, "7308")).isLessThan(before);
    }

    @Test
    void yieldOfABond_goesDownWhenItsPriceGoesUp() {
        assertThat(number(BOND, "7699")).isGreaterThanOrEqualTo(number(BOND, "7720"));
    }

    @Test
    @DisplayName("availability can be set: delayed, frozen, not subscribed (95, 96)")
    void availability() {
        RestClient rest = new RestClient(simulator).ready();
        for (String letters : List.of("DPB", "ZB", "Y", "N", "O")) {
            simulator.market().set(AAPL, "6509", letters);
            rest.get("/iserver/marketdata/snapshot?conids=265598&fields=31");

            JsonNode row = rest.json("/iserver/marketdata/snapshot?conids=265598&fields=31,6457&since=1")
                    .get(0);

            assertThat(row.path("6509").asText()).isEqualTo(letters);
            assertThat(row.has("6457")).isFalse();
        }
    }

    private BigDecimal number(long conid, String field) {
        return new BigDecimal(value(conid, field));
    }

    private String value(long conid, String field) {
        return simulator.market().value(conid, field);
    }
}
