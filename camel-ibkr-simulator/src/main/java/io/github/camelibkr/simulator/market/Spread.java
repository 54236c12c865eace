package io.github.camelibkr.simulator.market;

import io.github.camelibkr.simulator.contracts.Contract;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Several contracts quoted as one, written {@code <spread conid>;;;<conid>/<ratio>,<conid>/<ratio>}; a negative ratio is
 * sold.
 */
final class Spread implements Quoted {

    private static final Pattern FORM = Pattern.compile("(\\d+);;;((?:\\d+/-?\\d+,?)+)");

    private final Market market;
    private final long conid;
    private final Map<Long, BigDecimal> ratios;

    private Spread(Market market, long conid, Map<Long, BigDecimal> ratios) {
        this.market = market;
        this.conid = conid;
        this.ratios = ratios;
    }

    /** Reads a target, behind whose legs an exchange may stand; nothing if it is no spread or a leg is unknown. */
    static Optional<Quoted> read(Market market, String target) {
        Matcher matcher = FORM.matcher(target.replaceFirst("@.*", ""));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Map<Long, BigDecimal> ratios = new LinkedHashMap<>();
        for (String leg : matcher.group(2).split(",")) {
            String[] parts = leg.split("/");
            ratios.put(MarketDataTopic.conid(parts[0]), new BigDecimal(parts[1]));
        }
        return ratios.keySet().stream().allMatch(market::knows)
                ? Optional.of(new Spread(market, MarketDataTopic.conid(matcher.group(1)), ratios))
                : Optional.empty();
    }

    @Override
    public long conid() {
        return conid;
    }

    @Override
    public Set<Long> conids() {
        return ratios.keySet();
    }

    @Override
    public String text(String field) {
        return switch (field) {
            case "31" -> price((quote, bought) -> quote.last);
            case "84" -> price((quote, bought) -> bought ? quote.bid : quote.ask);
            case "86" -> price((quote, bought) -> bought ? quote.ask : quote.bid);
            case "85" -> size((quote, bought) -> bought ? quote.askSize : quote.bidSize);
            case "88" -> size((quote, bought) -> bought ? quote.bidSize : quote.askSize);
            case "55", "7219" ->
                ratios.keySet().stream().map(leg -> contract(leg).displayName()).collect(Collectors.joining("-"));
            case "6070" -> "BAG";
            case Fields.AVAILABILITY -> Fields.REAL_TIME;
            default -> null;
        };
    }

    private String price(BiFunction<Quote, Boolean, BigDecimal> ofLeg) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Map.Entry<Long, BigDecimal> leg : ratios.entrySet()) {
            BigDecimal price =
                    ofLeg.apply(market.quote(leg.getKey()), leg.getValue().signum() > 0);
            sum = sum.add(price.multiply(leg.getValue()));
        }
        return contract(ratios.keySet().iterator().next()).price(sum);
    }

    /** So many as the leg with the fewest gives. */
    private String size(BiFunction<Quote, Boolean, Long> ofLeg) {
        long most = Long.MAX_VALUE;
        for (Map.Entry<Long, BigDecimal> leg : ratios.entrySet()) {
            long size = ofLeg.apply(market.quote(leg.getKey()), leg.getValue().signum() > 0);
            long ratio = Math.max(1, leg.getValue().abs().longValue());
            most = Math.min(most, size / ratio);
        }
        return Long.toString(most);
    }

    private Contract contract(long leg) {
        return market.quote(leg).contract();
    }
}
