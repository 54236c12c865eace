package io.github.camelibkr.order.guard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Open orders")
class OpenOrdersTest {

    @Test
    void count_listOfOrders_countsThoseOfTheAccountThatAreNotOver() throws Exception {
        String answer =
                """
                {"orders":[
                 {"acct":"DU1","orderId":1,"status":"Submitted"},
                 {"acct":"DU1","orderId":2,"status":"Inactive"},
                 {"account":"DU1","orderId":3,"status":"PreSubmitted"},
                 {"acct":"DU1","orderId":4,"status":"Filled"},
                 {"acct":"DU1","orderId":5,"status":"Cancelled"},
                 {"acct":"DU2","orderId":6,"status":"Submitted"},
                 {"orderId":7},
                 {"acct":"DU1","orderId":1,"status":"Submitted"}],"snapshot":true}
                """;

        assertThat(OpenOrders.count(new ObjectMapper().readTree(answer), "DU1")).isEqualTo(4);
        assertThat(OpenOrders.count(new ObjectMapper().readTree("{\"orders\":[]}"), "DU1"))
                .isZero();
    }
}
