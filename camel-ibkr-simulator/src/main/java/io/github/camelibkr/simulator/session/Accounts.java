package io.github.camelibkr.simulator.session;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelibkr.simulator.wire.Json;
import io.github.camelibkr.simulator.wire.Refusal;

/** The account of this login, and how the gateway describes it. */
public final class Accounts implements Session.Listener {

    private static final String ASSET_TYPES =
            "STK,CFD,OPT,FOP,WAR,FUT,BAG,PDC,CASH,IND,BOND,BILL,FUND,SLB,News,CMDTY," + "IOPT,ICU,ICS,PHYSS,CRYPTO";

    private final String account;
    private final boolean paper;
    private boolean listed;

    /** Makes a paper ({@code DU…}) or a live ({@code U…}) login with one account. */
    public Accounts(boolean paper) {
        this.paper = paper;
        this.account = paper ? "DU1234567" : "U1234567";
    }

    /** The account number. */
    public String account() {
        return account;
    }

    /** Whether it is paper money. */
    public boolean isPaper() {
        return paper;
    }

    /** Refuses what concerns somebody else's account. */
    public void require(String accountId) {
        if (!account.equals(accountId)) {
            throw Refusal.badRequest("accountId is not valid: " + accountId);
        }
    }

    /** Refuses what needs the list of accounts to have been asked for in this brokerage session. */
    public void requireListed() {
        if (!listed) {
            throw Refusal.badRequest("Please query /accounts first");
        }
    }

    @Override
    public void brokerageDown() {
        listed = false;
    }

    void noteListed() {
        listed = true;
    }

    /** What {@code GET /iserver/accounts} answers and the websocket's {@code act} carries. */
    public ObjectNode describe() {
        ObjectNode body = Json.object();
        body.putArray("accounts").add(account);
        body.putObject("acctProps")
                .putObject(account)
                .put("hasChildAccounts", false)
                .put("supportsCashQty", true)
                .put("liteUnderPro", false)
                .put("noFXConv", false)
                .put("isProp", false)
                .put("supportsFractions", true)
                .put("allowCustomerTime", false)
                .put("autoFx", false);
        body.putObject("aliases").put(account, account);
        body.set("allowFeatures", features());
        body.set("chartPeriods", chartPeriods());
        body.putArray("groups");
        body.putArray("profiles");
        body.put("selectedAccount", account);
        body.set("serverInfo", Server.info());
        return body.put("sessionId", "6f1a0c3e.00000b21").put("isFT", false).put("isPaper", paper);
    }

    private static ObjectNode features() {
        return Json.object()
                .put("showGFIS", true)
                .put("showEUCostReport", false)
                .put("allowEventContract", true)
                .put("allowFXConv", true)
                .put("allowFinancialLens", false)
                .put("allowMTA", true)
                .put("allowTypeAhead", true)
                .put("allowEventTrading", true)
                .put("snapshotRefreshTimeout", 30)
                .put("liteUser", false)
                .put("showWebNews", true)
                .put("research", true)
                .put("debugPnl", true)
                .put("showTaxOpt", true)
                .put("showImpactDashboard", true)
                .put("allowDynAccount", false)
                .put("allowCrypto", false)
                .put("allowFA", false)
                .put("allowLiteUnderPro", false)
                .put("allowedAssetTypes", ASSET_TYPES)
                .put("restrictTradeSubscription", false)
                .put("showUkUserLabels", false)
                .put("sideBySide", true);
    }

    private static ObjectNode chartPeriods() {
        ObjectNode periods = Json.object();
        for (String type : "STK CFD OPT FOP WAR IOPT FUT CASH IND BOND FUND CMDTY PHYSS CRYPTO".split(" ")) {
            if (type.equals("OPT") || type.equals("FOP")) {
                periods.putArray(type).add("2h").add("1d").add("2d").add("1w").add("1m");
            } else {
                periods.putArray(type).add("*");
            }
        }
        return periods;
    }
}
