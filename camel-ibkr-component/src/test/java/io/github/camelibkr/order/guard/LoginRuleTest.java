package io.github.camelibkr.order.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelibkr.gateway.SessionFacts;
import io.github.camelibkr.model.OrderDeniedException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Who is logged in")
class LoginRuleTest {

    private static SessionFacts session(Boolean paper) {
        return new SessionFacts(List.of("DU1", "U1", "DU2", "U2"), paper);
    }

    private static Subject subject(String account) {
        return new Subject(Act.PLACE, account, "c-1");
    }

    private static void check(TradingMode mode, Boolean paper, Set<String> allowed, String account)
            throws OrderDeniedException {
        LoginRule.checkAllowed(allowed, subject(account));
        LoginRule.checkAccount(mode, session(paper), subject(account));
    }

    @ParameterizedTest(name = "{0}, session says paper: {1}, account {2}")
    @CsvSource({"paper, true, DU1", "live, false, U1"})
    void checkAccount_allAgree_passes(TradingMode mode, boolean paper, String account) {
        assertThatCode(() -> check(mode, paper, null, account)).doesNotThrowAnyException();
        assertThatCode(() -> check(mode, paper, Set.of(account), account)).doesNotThrowAnyException();
    }

    @ParameterizedTest(name = "O19, {0}, session says paper: {1}, account {2}")
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            textBlock =
                    """
            readOnly | true  | DU1 | order entry is closed: tradingMode is readOnly; set tradingMode=paper to trade on a paper account, here and, if it is set there, on the component
            paper    | -     | DU1 | tradingMode is paper, but the gateway has not said whether this is a paper login or a live one
            live     | -     | U1  | tradingMode is live, but the gateway has not said whether this is a paper login or a live one
            paper    | false | DU1 | tradingMode is paper, but the gateway is logged in to a live account
            live     | true  | U1  | tradingMode is live, but the gateway is logged in to a paper account
            paper    | true  | U1  | tradingMode is paper, but account U1 does not look like a paper account, whose ids begin with D
            live     | false | DU1 | tradingMode is live, but account DU1 looks like a paper account: their ids begin with D
            """)
    void O19_checkAccount_oneDisagrees_isDenied(TradingMode mode, Boolean paper, String account, String why) {
        assertThatThrownBy(() -> check(mode, paper, null, account))
                .isInstanceOf(OrderDeniedException.class)
                .hasMessage("order denied, nothing was sent: " + why)
                .satisfies(failure -> {
                    OrderDeniedException denied = (OrderDeniedException) failure;
                    assertThat(denied.rule()).isEqualTo("tradingMode");
                    assertThat(denied.accountId()).isEqualTo(account);
                    assertThat(denied.clientOrderId()).isEqualTo("c-1");
                });
    }

    @Test
    void O20_checkAccount_notAllowed_isDenied() {
        assertThatThrownBy(() -> check(TradingMode.paper, true, Set.of("DU2", "DU3"), "DU1"))
                .hasMessage("order denied, nothing was sent: allowedAccounts is DU2, DU3, the account is DU1");
    }

    @Test
    void O20_checkAccount_allowedButOfAnotherLogin_isDenied() {
        assertThatThrownBy(() -> check(TradingMode.paper, true, Set.of("DU9"), "DU9"))
                .hasMessage("order denied, nothing was sent: account DU9 is not one of this login's: DU1, U1, DU2, U2");
    }

    @Test
    void O20_checkAllAllowed_accountNotKnown_allOfTheSessionsMustBe() {
        Set<String> some = Set.of("DU1", "U1", "DU2");
        Set<String> all = Set.of("DU1", "U1", "DU2", "U2", "U3");

        assertThatCode(() -> LoginRule.checkAllAllowed(session(true), null, subject(null)))
                .doesNotThrowAnyException();
        assertThatCode(() -> LoginRule.checkAllAllowed(session(true), all, subject(null)))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> LoginRule.checkAllAllowed(session(true), some, subject(null)))
                .hasMessage(
                        "order denied, nothing was sent: allowedAccounts is DU1, DU2, U1, and for which account this"
                                + " is, is not known; it may be U2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            PLACE   | order denied, nothing was sent:
            MODIFY  | change denied, nothing was sent:
            CONFIRM | order denied, nothing was placed:
            CANCEL  | cancel denied, nothing was sent:
            SETTLE  | not settled, nothing was changed:
            SUPPRESS | denied, nothing was sent:
            """)
    void denied_everyAct_saysWhatWasNotDone(Act act, String beginning) {
        assertThatThrownBy(() -> LoginRule.checkOpen(TradingMode.readOnly, new Subject(act, null, null)))
                .hasMessageStartingWith(beginning + " order entry is closed");
    }
}
