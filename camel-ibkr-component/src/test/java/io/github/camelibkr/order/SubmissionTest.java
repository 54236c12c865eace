package io.github.camelibkr.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelibkr.gateway.SessionFacts;
import io.github.camelibkr.order.guard.Act;
import java.util.List;
import org.junit.jupiter.api.Test;

class SubmissionTest {

    private final Submission placed = new Submission(Given.order().tif("DAY").build(), null);
    private final Submission changed = new Submission(Given.order().tif("DAY").build(), "17");

    @Test
    void order_isPlaced() throws Exception {
        assertThat(placed.isChange()).isFalse();
        assertThat(placed.act()).isEqualTo(Act.PLACE);
        assertThat(placed.operation().name()).isEqualTo("order/place");
        assertThat(placed.arguments().path()).isEqualTo("/iserver/account/DU1/orders");
        assertThat(placed.body()).asString().startsWith("{\"orders\":[{").contains("\"cOID\":\"c-1\"");
    }

    @Test
    void change_isOfTheWorkingOrder() throws Exception {
        assertThat(changed.isChange()).isTrue();
        assertThat(changed.act()).isEqualTo(Act.MODIFY);
        assertThat(changed.operation().name()).isEqualTo("order/modify");
        assertThat(changed.arguments().path()).isEqualTo("/iserver/account/DU1/order/17");
        assertThat(changed.body()).asString().startsWith("{\"conid\":1").doesNotContain("cOID");
    }

    @Test
    void failures_nameTheOrder() {
        assertThat(placed.failures()).isEqualTo(Failures.ofOrder("DU1", "c-1"));
    }

    @Test
    void complete_addsTheAccountAndKeepsTheRest() throws Exception {
        Submission nameless = new Submission(Given.order().accountId(null).build(), "17");

        assertThat(nameless.complete(new SessionFacts(List.of("DU1"), true)))
                .isEqualTo(new Submission(Given.order().build(), "17"));
    }
}
