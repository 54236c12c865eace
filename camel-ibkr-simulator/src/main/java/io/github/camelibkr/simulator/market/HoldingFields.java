package io.github.camelibkr.simulator.market;

import io.github.camelibkr.simulator.contracts.Contract;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Set;
import java.util.function.Function;

/** Market data fields about what the user holds of the contract; there are none of what he does not hold. */
public final class HoldingFields {

    private static final Set<String> FIELDS =
            Set.of("73", "74", "75", "76", "77", "78", "79", "80", "7292", "7639", "7920", "7921");

    private HoldingFields() {}

    /** What is held of a contract, and what was gained by what was sold again. */
    public record Own(BigDecimal quantity, BigDecimal averagePrice, BigDecimal realized, BigDecimal netLiquidation) {}

    /** Looks up what is held; null for nothing. */
    public interface Book extends Function<Contract, Own> {}

    static String text(Quote quote, String field) {
        Own own = FIELDS.contains(field) ? quote.own() : null;
        if (own == null || own.quantity().signum() == 0) {
            return null;
        }
        BigDecimal multiplier = quote.contract().multiplier();
        BigDecimal value = own.quantity().multiply(quote.last).multiply(multiplier);
        BigDecimal cost = own.quantity().multiply(own.averagePrice()).multiply(multiplier);
        BigDecimal gain = value.subtract(cost);
        return switch (field) {
            case "73" -> money(value);
            case "74" -> quote.contract().price(own.averagePrice());
            case "75" -> money(gain);
            case "76" -> own.quantity().stripTrailingZeros().toPlainString();
            case "77" -> Fields.signed(money(gain));
            case "78", "7920" -> money(gain.add(own.realized()));
            case "79" -> money(own.realized());
            case "80" -> Fields.percent(gain, cost.abs().max(BigDecimal.ONE)).toPlainString();
            case "7292", "7921" -> money(cost);
            case "7639" -> Fields.percent(value, own.netLiquidation()).toPlainString();
            default -> null;
        };
    }

    private static String money(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_UP).toPlainString();
    }
}
