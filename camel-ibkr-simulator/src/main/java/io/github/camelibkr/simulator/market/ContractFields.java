package io.github.camelibkr.simulator.market;

import io.github.camelibkr.simulator.contracts.Contract;
import io.github.camelibkr.simulator.contracts.Derivative;

/** Market data fields that describe the contract and never change. */
final class ContractFields {

    private ContractFields() {}

    static String text(Contract contract, String field) {
        return switch (field) {
            case "55" -> contract.symbol();
            case "6004" -> contract.exchange();
            case "6008" -> Long.toString(contract.conid());
            case "6070" -> contract.secType();
            case "6508" -> "&serviceID1=122&serviceID2=123&serviceID3=203&serviceID4=775&serviceID5=204";
            case "7051" -> contract.companyName();
            case "7094" -> contract.conid() + "@" + (contract.isStock() ? "SMART" : contract.exchange());
            case "7184", "7768" -> contract.secType().equals("IND") ? "0" : "1";
            case "7219" -> contract.displayName();
            case "7220" ->
                contract.derivative() == null
                        ? contract.exchange()
                        : contract.derivative().description();
            case "7221" -> contract.listing().isEmpty() ? null : contract.listing();
            case "7057", "7058", "7068" -> letter(contract);
            case "7280", "7281" -> contract.industry().isEmpty() ? null : contract.industry();
            case "7899" -> stockType(contract);
            default -> contract.isBond() ? bond(contract, field) : derivative(contract.derivative(), field);
        };
    }

    private static String derivative(Derivative derivative, String field) {
        return derivative == null
                ? null
                : switch (field) {
                    case "201" -> derivative.right();
                    case "6072" -> derivative.month();
                    case "6073", "7714" -> derivative.maturityDate();
                    case "6457" -> Long.toString(derivative.underlying());
                    default -> null;
                };
    }

    private static String bond(Contract contract, String field) {
        return switch (field) {
            case "7704" -> contract.symbol().startsWith("US-") ? "Government" : "Corporate";
            case "7705" -> "Senior Unsecured";
            case "7706" -> "AA+/AA1";
            case "7707" -> "Active";
            case "7708" -> "Fixed";
            case "7714" -> "20350215";
            case "7715" -> "20250215";
            default -> null;
        };
    }

    /** Where the quote and the last trade come from, by the letters of IBKR's list. */
    private static String letter(Contract contract) {
        return switch (contract.exchange()) {
            case "NASDAQ" -> "Q";
            case "NYSE", "ARCA" -> "N";
            case "CBOE" -> "C";
            default -> null;
        };
    }

    private static String stockType(Contract contract) {
        if (!contract.isStock()) {
            return null;
        }
        return contract.kind().equals("ETF") ? "ETF" : "Common";
    }
}
