package io.github.camelibkr.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Quirks 23, 26 and 27: every limit that IBKR has published for one endpoint. */
class PacesTest {

    @ParameterizedTest
    @CsvSource({
        "GET, /iserver/scanner/params, 1, 900",
        "POST, /iserver/scanner/run, 1, 1",
        "GET, /iserver/account/trades, 1, 5",
        "GET, /iserver/account/trades?days=7, 1, 5",
        "GET, /iserver/account/orders, 1, 5",
        "GET, /iserver/account/pnl/partitioned, 1, 5",
        "GET, /portfolio/accounts, 1, 5",
        "GET, /portfolio/subaccounts, 1, 5",
        "GET, /portfolio/subaccounts2?page=0, 1, 5",
        "POST, /pa/performance, 1, 900",
        "POST, /pa/allperiods, 1, 900",
        "POST, /pa/summary, 1, 900",
        "POST, /pa/transactions, 1, 900",
        "GET, /fyi/unreadnumber, 1, 1",
        "GET, /fyi/settings, 1, 1",
        "POST, /fyi/settings/BA, 1, 1",
        "GET, /fyi/disclaimer/BA, 1, 1",
        "PUT, /fyi/disclaimer/BA, 1, 1",
        "GET, /fyi/deliveryoptions, 1, 1",
        "PUT, /fyi/deliveryoptions/email?enabled=true, 1, 1",
        "POST, /fyi/deliveryoptions/device, 1, 1",
        "DELETE, /fyi/deliveryoptions/7, 1, 1",
        "GET, /fyi/notifications, 1, 1",
        "GET, /fyi/notifications/more?id=1, 1, 1",
        "PUT, /fyi/notifications/1, 1, 1",
        "GET, /tickle, 1, 1",
        "POST, /tickle, 1, 1",
        "GET, /sso/validate, 1, 60",
    })
    void limit(String method, String path, int requests, long seconds) {
        assertThat(Paces.of(method, path)).hasValueSatisfying(pace -> {
            assertThat(pace.requests()).isEqualTo(requests);
            assertThat(pace.window()).isEqualTo(Duration.ofSeconds(seconds));
        });
    }

    @Test
    void history_isLimitedInNumberAndNotInTime_underBothItsNames() {
        assertThat(Paces.of("GET", "/iserver/marketdata/history?conid=1").orElseThrow())
                .isEqualTo(Paces.of("GET", "/hmds/history?conid=1").orElseThrow())
                .satisfies(pace -> assertThat(pace.together()).isEqualTo(3));
    }

    @Test
    void theLimitOfThePlaceForOrders_isNotThatOfReadingThem() {
        assertThat(Paces.of("POST", "/iserver/account/DU1/orders")).isEmpty();
        assertThat(Paces.of("GET", "/iserver/account/order/status/1")).isEmpty();
    }

    @Test
    void onlyWhatIsAllowedOnceIn15Minutes_isReused() {
        assertThat(Paces.all())
                .filteredOn(pace -> !pace.reuse().isZero())
                .allSatisfy(pace -> assertThat(pace.window()).isEqualTo(Duration.ofMinutes(15)))
                .hasSize(5);
    }
}
