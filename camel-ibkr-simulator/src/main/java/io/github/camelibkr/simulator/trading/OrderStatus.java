package io.github.camelibkr.simulator.trading;

/** States of an order with the second spelling and the colours that rows carry. */
enum OrderStatus {
    INACTIVE("Inactive", "inactive", "Pending Submit", "0", "#000000", "#AFAFAF"),
    PENDING_SUBMIT("PendingSubmit", "pending_submit", "Pending Submit", "0", "#000000", "#3399CC"),
    PRE_SUBMITTED("PreSubmitted", "pre_submitted", "Pending Submit", "0", "#FFFFFF", "#997EE5"),
    SUBMITTED("Submitted", "submitted", "Submitted", "0", "#000000", "#00F000"),
    PENDING_CANCEL("PendingCancel", "pending_cancel", "Submitted", "0", "#000000", "#FF64FF"),
    CANCELLED("Cancelled", "cancelled", "Cancelled", "4", "#FFFFFF", "#AA0000"),
    FILLED("Filled", "filled", "Filled", "2", "#FFFFFF", "#000000"),
    /** Inactive for good: the exchange, or the brokerage after a second look, did not want it. */
    REJECTED("Inactive", "inactive", "Rejected", "8", "#FFFFFF", "#AA0000");

    private final String shown;
    private final String filter;
    private final String exchangeStatus;
    private final String digit;
    private final String background;
    private final String foreground;

    OrderStatus(
            String shown, String filter, String exchangeStatus, String digit, String background, String foreground) {
        this.shown = shown;
        this.filter = filter;
        this.exchangeStatus = exchangeStatus;
        this.digit = digit;
        this.background = background;
        this.foreground = foreground;
    }

    String shown() {
        return shown;
    }

    String filter() {
        return filter;
    }

    String exchangeStatus() {
        return exchangeStatus;
    }

    String digit() {
        return digit;
    }

    String background() {
        return background;
    }

    String foreground() {
        return foreground;
    }

    boolean isFinal() {
        return this == FILLED || this == CANCELLED || this == REJECTED;
    }
}
