package io.github.camelibkr.simulator.contracts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelibkr.simulator.wire.Json;
import java.util.List;

/** An algo that can work an order, as contracts list it; what is true of a parameter is written as text. */
record Algorithm(String id, String name, String description, List<Parameter> parameters) {

    /** What an algo wants to be told. */
    record Parameter(String id, String name, String type, boolean required, List<String> legal) {

        private ObjectNode describe(int rank) {
            ObjectNode row =
                    Json.object().put("guiRank", rank).put("name", name).put("id", id);
            if (!legal.isEmpty()) {
                row.put("defaultValue", legal.get(legal.size() / 2));
                legal.forEach(row.putArray("legalStrings")::add);
            }
            if (type.equals("Boolean")) {
                row.put("defaultValue", false);
            }
            if (type.equals("Double")) {
                row.put("minValue", 0.01).put("maxValue", 50);
            }
            if (required) {
                row.put("required", "true");
            }
            return row.put("valueClassName", type);
        }
    }

    private static final Parameter START = new Parameter("startTime", "Start Time", "Time", false, List.of());
    private static final Parameter END = new Parameter("endTime", "End Time", "Time", false, List.of());
    private static final Parameter PAST_END =
            new Parameter("allowPastEndTime", "Allow trading past end time", "Boolean", false, List.of());
    private static final Parameter SHARE = new Parameter("maxPctVol", "Max Percentage", "Double", true, List.of());
    private static final Parameter RATE = new Parameter("pctVol", "Target Percentage", "Double", true, List.of());
    private static final Parameter RISK = new Parameter(
            "riskAversion",
            "Urgency/Risk aversion",
            "String",
            true,
            List.of("GetDone", "Aggressive", "Neutral", "Passive"));
    private static final Parameter SHOWN = new Parameter("displaySize", "Display Size", "Integer", true, List.of());
    private static final Parameter PRIORITY = new Parameter(
            "adaptivePriority",
            "Adaptive order priority/urgency",
            "String",
            true,
            List.of("Urgent", "Normal", "Patient"));

    private static final Algorithm ADAPTIVE =
            new Algorithm("Adaptive", "Adaptive", "Seeks a better price between bid and offer.", List.of(PRIORITY));

    private static final List<Algorithm> OF_STOCKS = List.of(
            ADAPTIVE,
            new Algorithm(
                    "ArrivalPx",
                    "Arrival Price",
                    "Keeps near the price at which the order arrived.",
                    List.of(SHARE, RISK, START, END, PAST_END)),
            new Algorithm("ClosePx", "Close Price", "Keeps near the closing price.", List.of(SHARE, RISK, START)),
            new Algorithm("DarkIce", "DarkIce", "Shows a part of the order only.", List.of(SHOWN, START, END)),
            new Algorithm("PctVol", "Percentage of Volume", "Takes part in the volume.", List.of(RATE, START, END)),
            new Algorithm(
                    "PctVolPx",
                    "Price Variant Percentage of Volume",
                    "Takes more part in the volume at better prices.",
                    List.of(RATE, START, END)),
            new Algorithm(
                    "PctVolSz",
                    "Size Variant Percentage of Volume",
                    "Takes less part in the volume as the order shrinks.",
                    List.of(RATE, START, END)),
            new Algorithm(
                    "PctVolTm",
                    "Time Variant Percentage of Volume",
                    "Takes part in the volume as time goes on.",
                    List.of(RATE, START, END)),
            new Algorithm("Twap", "TWAP", "Spreads the order over time.", List.of(START, END, PAST_END)),
            new Algorithm(
                    "Vwap",
                    "VWAP",
                    "Keeps near the average price of the volume.",
                    List.of(SHARE, START, END, PAST_END)));

    /** Those that a contract can be traded with. */
    static List<Algorithm> of(Contract contract) {
        if (contract.isStock()) {
            return OF_STOCKS;
        }
        return contract.derivative() == null ? List.of() : List.of(ADAPTIVE);
    }

    ObjectNode describe(boolean withDescription, boolean withParameters) {
        ObjectNode row = Json.object().put("name", name).put("id", id);
        if (withDescription) {
            row.put("description", description);
        }
        if (withParameters) {
            var rows = row.putArray("parameters");
            parameters.forEach(parameter -> rows.add(parameter.describe(rows.size() + 1)));
        }
        return row;
    }
}
