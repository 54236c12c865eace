package io.github.camelibkr;

import org.apache.camel.spi.Configurer;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** How much of an answer is wanted, in which order, and in which form. */
@Configurer
@UriParams
public class AnswerParameters {

    @UriParam(
            label = "producer",
            defaultValue = "record",
            description = "What the body is: a record, or IBKR's own JSON as a tree (json) or as text; of"
                    + " marketdata/history also an iterator of its bars, the newest first.")
    private OutputType outputType = OutputType.record;

    @UriParam(
            label = "consumer",
            description = "Whether a scheduled reading sends only what is different from the one before: of a list the"
                    + " changed rows.")
    private boolean onlyChanges;

    @UriParam(
            label = "producer",
            description = "The moment that bars are wanted from; more than 1,000 are fetched page by page.")
    private String from;

    @UriParam(label = "producer", description = "The moment that bars are wanted until. Default: now.")
    private String until;

    @UriParam(
            label = "producer",
            description = "What bars of the data farm are made of: Last, Bid, Ask, Midpoint, FeeRate or Inventory.")
    private String barType;

    @UriParam(label = "producer", description = "The page that is wanted, from 0. Default: all of them.")
    private Integer page;

    @UriParam(label = "producer", description = "The adviser's model that is meant.")
    private String model;

    @UriParam(label = "producer", description = "The column that rows are sorted by.")
    private String sort;

    @UriParam(label = "producer", description = "Which way rows are sorted: a or d; of models ASC or DESC.")
    private String direction;

    @UriParam(
            label = "producer",
            description = "The time that profits are shown for: 1D, 7D, 1M; of a performance also MTD, YTD, 1Y.")
    private String span;

    public OutputType getOutputType() {
        return outputType;
    }

    public void setOutputType(OutputType outputType) {
        this.outputType = outputType;
    }

    public boolean isOnlyChanges() {
        return onlyChanges;
    }

    public void setOnlyChanges(boolean onlyChanges) {
        this.onlyChanges = onlyChanges;
    }

    public String getFrom() {
        return from;
    }

    public void setFrom(String from) {
        this.from = from;
    }

    public String getUntil() {
        return until;
    }

    public void setUntil(String until) {
        this.until = until;
    }

    public String getBarType() {
        return barType;
    }

    public void setBarType(String barType) {
        this.barType = barType;
    }

    public Integer getPage() {
        return page;
    }

    public void setPage(Integer page) {
        this.page = page;
    }

    public String getModel() {
        return model;
    }

    public void setModel(String model) {
        this.model = model;
    }

    public String getSort() {
        return sort;
    }

    public void setSort(String sort) {
        this.sort = sort;
    }

    public String getDirection() {
        return direction;
    }

    public void setDirection(String direction) {
        this.direction = direction;
    }

    public String getSpan() {
        return span;
    }

    public void setSpan(String span) {
        this.span = span;
    }
}
