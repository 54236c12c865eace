package io.github.camelibkr;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelibkr.model.OrderDeniedException;
import io.github.camelibkr.order.guard.TradingMode;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;

class OrderDayTest extends OrderTest {

    private static final String YES = "confirm=o163,o354,o10153";

    @TempDir
    Path directory;

    private SQLiteDataSource source(String file) {
        SQLiteDataSource source = new SQLiteDataSource();
        source.setUrl("jdbc:sqlite:" + directory.resolve(file));
        return source;
    }

    @Test
    @DisplayName("O19: maxOrdersPerDay counts all orders of the gateway, in whatever data source they are noted")
    void O19_maxOrdersPerDay_twoDataSources_countsAll() {
        IbkrComponent other = new IbkrComponent();
        IbkrConfiguration one = routes.configuration();
        IbkrConfiguration two = other.getConfiguration();
        two.setGatewayUrl(one.getGatewayUrl());
        two.setGatewayCertificateSha256(gateway.certificateSha256());
        two.setTradingMode(TradingMode.paper);
        one.setDataSource(source("a.db"));
        two.setDataSource(source("b.db"));
        one.setMaxOrdersPerDay(1);
        two.setMaxOrdersPerDay(1);
        routes.context().addComponent("ibkr2", other);
        routes.start();

        assertThat(routes.send("ibkr:order/place?" + YES, marketOrder("a")).getException())
                .isNull();
        assertThat(routes.send("ibkr2:order/place?" + YES, marketOrder("b")).getException())
                .isInstanceOf(OrderDeniedException.class)
                .hasMessageContaining("maxOrdersPerDay");
    }
}
