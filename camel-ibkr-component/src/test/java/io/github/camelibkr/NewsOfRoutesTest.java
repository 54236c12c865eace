package io.github.camelibkr;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelibkr.model.IbkrJson;
import io.github.camelibkr.model.JsonFields;
import io.github.camelibkr.model.Quote;
import io.github.camelibkr.model.QuoteState;
import io.github.camelibkr.model.Quotes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;

/** {@code onlyChanges} beside routes that change what they are given, and quotes that come in pieces. */
class NewsOfRoutesTest extends FaultTest {
    private final ManualScheduler scheduler = new ManualScheduler();

    private static Quote quote(String... answers) throws Exception {
        QuoteState state = new QuoteState("1");
        for (String answer : answers) {
            state.merge(
                    JsonFields.of(IbkrJson.read(answer.replace('\'', '"').getBytes(StandardCharsets.UTF_8))), Set.of());
        }
        return state.take();
    }

    @Test
    void routeThatChangesItsBody_isNotToldTheSameAgain() throws Exception {
        gateway.faults().on("GET", "/fyi/notifications").answer(200, "[{\"ID\":\"1\",\"R\":0}]");
        routes.context().getRegistry().bind("manual", scheduler);
        List<String> told = new CopyOnWriteArrayList<>();
        routes.context().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("ibkr:notification/list?max=5&onlyChanges=true&scheduler=#manual")
                        .process(exchange -> {
                            ArrayNode list = exchange.getMessage().getBody(ArrayNode.class);
                            told.add(list.toString());
                            list.forEach(row -> ((ObjectNode) row).remove("R"));
                        });
            }
        });
        routes.start();
        scheduler.poll();
        scheduler.poll();
        assertThat(told).hasSize(1);
    }

    @Test
    void sameQuote_thatCameInOtherPieces_isNoNews() throws Exception {
        Novelty novelty = new Novelty();
        novelty.of(new Quotes(List.of(quote("{'conid':1,'84':'1.0'}", "{'conid':1,'31':'1.1','84':'1.0'}")), null));
        novelty.told();
        assertThat(novelty.of(new Quotes(List.of(quote("{'conid':1,'31':'1.1','84':'1.0'}")), null)))
                .isNull();
    }
}
