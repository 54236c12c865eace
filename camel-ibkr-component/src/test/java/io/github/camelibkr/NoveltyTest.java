package io.github.camelibkr;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelibkr.model.AccountLedger;
import io.github.camelibkr.model.Bar;
import io.github.camelibkr.model.History;
import io.github.camelibkr.model.IbkrJson;
import io.github.camelibkr.model.PortfolioReader;
import io.github.camelibkr.model.Positions;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What onlyChanges takes for news")
class NoveltyTest {

    private final Novelty novelty = new Novelty();

    private static JsonNode json(String text) throws IOException {
        return IbkrJson.read(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    private static Positions positions(String text) throws IOException {
        return PortfolioReader.positions(json(text), "DU1");
    }

    /** What is told of an answer that then is processed. */
    private Object told(Object answer) {
        Object news = novelty.of(answer);
        if (news != null) {
            novelty.told();
        }
        return news;
    }

    @Test
    void list_firstAnswer_isToldWhole_evenIfItIsEmpty() throws Exception {
        assertThat(told(json("[]"))).isEqualTo(json("[]"));
        assertThat(told(json("[]"))).isNull();
    }

    @Test
    void list_changedAndNewRows_areToldAlone() throws Exception {
        told(positions("[{'conid':1,'position':5},{'conid':2,'position':7}]"));

        Object news = told(positions("[{'conid':1,'position':5},{'conid':2,'position':8},{'conid':3,'position':1}]"));

        assertThat(news).isEqualTo(positions("[{'conid':2,'position':8},{'conid':3,'position':1}]"));
    }

    @Test
    void list_rowIsGone_everythingIsTold() throws Exception {
        told(positions("[{'conid':1,'position':5},{'conid':2,'position':7}]"));

        Positions left = positions("[{'conid':1,'position':5}]");

        assertThat(told(left)).isEqualTo(left);
        assertThat(told(left)).isNull();
    }

    @Test
    void list_oneRowIsGoneAndAnotherCame_everythingIsTold() throws Exception {
        told(positions("[{'conid':1,'position':5},{'conid':2,'position':7}]"));

        Positions now = positions("[{'conid':1,'position':5},{'conid':3,'position':7}]");

        assertThat(told(now)).isEqualTo(now);
    }

    @Test
    void list_oneOfTwoRowsOfTheSameNameIsGone_everythingIsTold() throws Exception {
        told(json("[{'id':1,'a':1},{'id':1,'a':2}]"));
        JsonNode left = json("[{'id':1,'a':2}]");
        assertThat(told(left)).isEqualTo(left);

        told(json("[{'id':1,'a':2},{'id':1,'a':2}]"));
        assertThat(told(left)).isEqualTo(left);
    }

    @Test
    void list_theSameRowAgain_isToldAlone() throws Exception {
        told(json("[{'id':1,'a':1},{'id':2,'a':1}]"));

        assertThat(told(json("[{'id':1,'a':1},{'id':2,'a':1},{'id':1,'a':1}]"))).isEqualTo(json("[{'id':1,'a':1}]"));
    }

    @Test
    void list_onlyInAnotherOrder_isNoNews() throws Exception {
        told(json("[{'id':1,'a':1},{'id':2,'a':1}]"));

        assertThat(told(json("[{'id':2,'a':1},{'id':1,'a':1}]"))).isNull();
    }

    @Test
    void list_rowsWithoutANameOfTheirOwn_anyChangeTellsEverything() throws Exception {
        told(json("['a','b']"));

        assertThat(told(json("['a','c']"))).isEqualTo(json("['a','c']"));
    }

    @Test
    void list_notProcessed_isNewsAgain_andComparedWithWhatWas() throws Exception {
        told(json("[{'id':1,'a':1}]"));

        Object first = novelty.of(json("[{'id':1,'a':2}]"));
        Object again = novelty.of(json("[{'id':1,'a':2}]"));
        Object back = novelty.of(json("[{'id':1,'a':1}]"));

        assertThat(first).isEqualTo(again).isEqualTo(json("[{'id':1,'a':2}]"));
        assertThat(back).isNull();
    }

    @Test
    void object_anyDifference_tellsAllOfIt() throws Exception {
        told(json("{'a':1,'rows':[{'id':1}]}"));

        assertThat(told(json("{'a':1,'rows':[{'id':2}]}"))).isEqualTo(json("{'a':1,'rows':[{'id':2}]}"));
    }

    @Test
    void whenItWasWorkedOut_isNoNews() throws Exception {
        told(json("[{'conid':1,'31':'5','_updated':1700000000000}]"));

        assertThat(told(json("[{'conid':1,'31':'5','_updated':1700000001000}]")))
                .isNull();
    }

    @Test
    void ledger_itsTime_isNoNews_itsBalancesAre() throws Exception {
        told(ledger("{'USD':{'cashbalance':5,'timestamp':1700000000}}"));

        assertThat(told(ledger("{'USD':{'cashbalance':5,'timestamp':1700000009}}")))
                .isNull();
        assertThat(told(ledger("{'USD':{'cashbalance':6,'timestamp':1700000009}}")))
                .isNotNull();
    }

    private static AccountLedger ledger(String text) throws IOException {
        return PortfolioReader.ledger(json(text), "DU1");
    }

    @Test
    void history_anotherTimeOfABar_isNews() {
        told(history("2026-03-02T14:30:00Z", "1"));

        assertThat(told(history("2026-03-02T14:30:00Z", "2"))).isNull();
        assertThat(told(history("2026-03-02T14:31:00Z", "3"))).isNotNull();
    }

    private static History history(String time, String serverId) {
        Bar bar = new Bar(
                Instant.parse(time), BigDecimal.ONE, BigDecimal.ONE, BigDecimal.ONE, BigDecimal.ONE, BigDecimal.ZERO);
        return new History(1L, "AAPL", null, "1d", 60L, false, "S", null, List.of(bar), Map.of("serverId", serverId));
    }

    @Test
    void text_isComparedAsJson_andToldWhole() {
        told("[{\"id\":1,\"a\":1,\"timestamp\":1}]");

        assertThat(told("[{\"id\":1,\"a\":1,\"timestamp\":2}]")).isNull();
        assertThat(told("[{\"id\":1,\"a\":2,\"timestamp\":2}]")).isEqualTo("[{\"id\":1,\"a\":2,\"timestamp\":2}]");
        assertThat(told("words")).isEqualTo("words");
    }
}
