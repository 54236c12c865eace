package io.github.camelibkr.simulator.forecast;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** A question with a number for an answer, asked for several thresholds; each has a contract for yes and one for no. */
record EventMarket(
        long conid,
        String symbol,
        String name,
        String category,
        String unit,
        LocalDate expiration,
        List<BigDecimal> strikes,
        String source) {

    static final String EXCHANGE = "FORECASTX";

    private static final DateTimeFormatter PERIOD = DateTimeFormatter.ofPattern("MMMdd''yy", Locale.ENGLISH);

    /** One side of one threshold. */
    record EventContract(EventMarket market, int place, boolean yes) {

        long conid() {
            return market.conid + 10 + 2L * place + (yes ? 0 : 1);
        }

        long opposite() {
            return yes ? conid() + 1 : conid() - 1;
        }

        BigDecimal strike() {
            return market.strikes.get(place);
        }

        String side() {
            return yes ? "Y" : "N";
        }

        String label() {
            return "Above " + strike().toPlainString() + market.unit;
        }

        String question() {
            return "Will " + market.name + " be above " + strike().toPlainString() + market.unit + " on "
                    + market.expiration + "?";
        }
    }

    long productConid() {
        return conid + 1;
    }

    String expirationDate() {
        return expiration.toString().replace("-", "");
    }

    String measuredPeriod() {
        return PERIOD.format(expiration);
    }

    List<EventContract> contracts() {
        return IntStream.range(0, 2 * strikes.size())
                .mapToObj(i -> new EventContract(this, i / 2, i % 2 == 0))
                .toList();
    }
}
