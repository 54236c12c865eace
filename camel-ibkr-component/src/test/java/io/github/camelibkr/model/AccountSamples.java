package io.github.camelibkr.model;

import static io.github.camelibkr.model.Samples.decimal;
import static io.github.camelibkr.model.Samples.map;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What accounts are, hold and have earned. */
final class AccountSamples {

    private AccountSamples() {}

    static Stream<IbkrMessage> all() {
        return Stream.of(
                balances(),
                cash(),
                new AccountSegments("DU7654321", Map.of("total", Map.of("cash", Samples.summaryValue()))),
                new ProfitsAndLosses(List.of(Samples.profitAndLoss())),
                new SelectedAccount("DU7654322", true),
                account(),
                new PortfolioAccounts(List.of(account())),
                position(),
                new Positions(List.of(position())));
    }

    static Stream<IbkrMessage> smallest() {
        Map<String, Object> nothing = Map.of();
        return Stream.of(
                new AccountBalances(null, null, null, null, null, null, null, null, Map.of(), nothing),
                new CashBalance(null, null),
                new AccountSegments(null, Map.of()),
                new ProfitsAndLosses(List.of()),
                new SelectedAccount(null, false),
                new PortfolioAccount(null, null, null, null, null, null, null, nothing),
                new PortfolioAccounts(List.of()),
                new Position(null, -1, null, null, null, null, null, null, null, null, null, null, null, null, nothing),
                new Positions(List.of()));
    }

    private static AccountBalances balances() {
        return new AccountBalances(
                "DU7654321",
                decimal("1005254.0"),
                decimal("994831.0"),
                decimal("3979324.0"),
                decimal("994830.0"),
                decimal("971870.0"),
                decimal("7654.0"),
                decimal("7650.0"),
                Map.of("USD", cash()),
                map("SMA", decimal("989946.0"), "equityWithLoanValue", decimal("1002485.0")));
    }

    private static CashBalance cash() {
        return new CashBalance(decimal("971870.0"), decimal("971869.0"));
    }

    private static PortfolioAccount account() {
        return new PortfolioAccount(
                "DU7654321",
                "Pat Example",
                "reserve",
                "USD",
                "DEMO",
                false,
                "DU7654300",
                map("ibEntity", "IBLLC-US", "brokerageAccess", true));
    }

    private static Position position() {
        return new Position(
                "DU7654321",
                272093,
                "MSFT",
                "MSFT",
                "STK",
                decimal("-12"),
                decimal("412.3050"),
                decimal("-4947.66"),
                decimal("411.985"),
                decimal("411.98"),
                decimal("15.5"),
                decimal("-3.84"),
                "USD",
                "Growth",
                map("listingExchange", "NASDAQ", "hasOptions", true));
    }
}
