package io.github.camelibkr;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelibkr.catalogue.IbkrConstants;
import io.github.camelibkr.model.OrderDeniedException;
import io.github.camelibkr.model.OrderException;
import io.github.camelibkr.model.OrderOutcome;
import io.github.camelibkr.model.OrderRequest;
import io.github.camelibkr.simulator.ledger.RequestEntry;
import io.github.camelibkr.simulator.session.Login;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("O20: the account of an order")
class OrderAccountTest extends OrderTest {

    private static final String ONE = "DU1234571";
    private static final String TWO = "DU1234572";
    private static final String THREE = "DU1234573";

    OrderAccountTest() {
        super(choices -> choices.login(Login.ADVISER).questions(false));
    }

    @BeforeEach
    void prepare() {
        routes.configuration().setAllowedAccounts(ONE + ", " + TWO);
    }

    private static OrderRequest order(String id, String account) {
        return OrderRequest.builder()
                .clientOrderId(id)
                .accountId(account)
                .conid(265598L)
                .side("BUY")
                .orderType("MKT")
                .quantity(BigDecimal.ONE)
                .build();
    }

    private List<String> accountsInPaths() {
        List<String> accounts = new ArrayList<>();
        for (RequestEntry request : gateway.ledger().requests()) {
            if (request.path().contains("/iserver/account/")
                    && !request.method().equals("GET")) {
                accounts.add(request.path().replaceAll(".*/iserver/account/([^/]*)/.*", "$1"));
            }
        }
        return accounts;
    }

    @Test
    void O20_accountThatIsNotAllowed_inBodyOrEndpoint_isDenied() {
        routes.start();

        assertThat(routes.send("ibkr:order/place", order("a", THREE)).getException())
                .isInstanceOf(OrderDeniedException.class)
                .hasMessage("order denied, nothing was sent: allowedAccounts is DU1234571, DU1234572, the account is"
                        + " DU1234573");
        Exchange cancel = routes.template()
                .request("ibkr:order/cancel?allowedAccounts=" + TWO, exchange -> exchange.getMessage()
                        .setHeader(IbkrConstants.ORDER_ID, "17"));
        assertThat(cancel.getException()).isInstanceOf(OrderException.class);
        assertThat(routes.send(
                                "ibkr:order/cancelAll?allowCancelAll=true&allowedAccounts=" + TWO + "&accountId=" + TWO,
                                null)
                        .getException())
                .isNull();
        assertThat(accountsInPaths()).containsOnly(TWO);
    }

    @Test
    void O20_promptOfAnAccountThatIsNotAllowed_isNotAnswered() {
        routes.start();
        gateway.trading().nextOrder().prompt("p12", "Is this meant?", "Yes", "No");
        OrderOutcome held =
                routes.send("ibkr:order/place", order("a", TWO)).getMessage().getBody(OrderOutcome.class);
        routes.configuration().setAllowedAccounts(ONE);
        routes.configuration().setAccountId(ONE);

        assertThat(routes.send("ibkr:order/answerPrompt?requestId=1&choice=Yes&orderId=" + held.orderId(), null)
                        .getException())
                .isInstanceOf(OrderDeniedException.class)
                .hasMessageEndingWith("allowedAccounts is DU1234571, the account is DU1234572");
        assertThat(gateway.ledger().requests())
                .extracting(RequestEntry::path)
                .noneMatch(path -> path.endsWith("/iserver/notification"));
    }

    @Test
    @DisplayName("O20, property: whatever account an order and its endpoint name, what is checked is what is sent")
    void O20_property_onlyAllowedAccountsGetIntoAPath() {
        routes.configuration().setMaxOrdersPerMinute(10_000);
        routes.start();
        List<String> names = List.of(
                ONE,
                TWO,
                THREE,
                "All",
                "DF1234567",
                "U1234571",
                ONE.toLowerCase(java.util.Locale.ROOT),
                " " + ONE,
                ONE + " ",
                ONE + "\u00a0",
                "\uff24U1234571",
                "..",
                ".",
                ONE + "/../" + THREE,
                ONE + "%2F..%2F" + THREE,
                ONE + ";" + THREE,
                ONE + "?accountId=" + THREE,
                ONE + "\n" + THREE,
                "");
        Set<String> allowed = Set.of(ONE, TWO);
        Random random = new Random(20);
        int placed = 0;
        for (int i = 0; i < 150; i++) {
            String inBody = random.nextInt(4) == 0 ? null : names.get(random.nextInt(names.size()));
            String ofEndpoint = random.nextInt(3) > 0 ? null : random.nextBoolean() ? ONE : TWO;
            int before = accountsInPaths().size();

            Exchange answer = routes.send(
                    "ibkr:order/place" + (ofEndpoint == null ? "" : "?accountId=" + ofEndpoint),
                    order("p-" + i, inBody));

            List<String> sent =
                    accountsInPaths().subList(before, accountsInPaths().size());
            if (answer.getException() == null) {
                String account = answer.getMessage().getBody(OrderOutcome.class).accountId();
                assertThat(allowed).contains(account);
                assertThat(sent).containsExactly(account);
                assertThat(account).isIn(inBody, ofEndpoint);
                placed++;
            } else {
                assertThat(answer.getException())
                        .as("%s, %s", inBody, ofEndpoint)
                        .isInstanceOf(OrderException.class);
                assertThat(sent).as("%s, %s", inBody, ofEndpoint).isEmpty();
            }
        }
        assertThat(placed).as("some are placed").isPositive();
    }
}
