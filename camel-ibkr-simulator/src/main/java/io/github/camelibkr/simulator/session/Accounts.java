package io.github.camelibkr.simulator.session;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelibkr.simulator.wire.Json;
import io.github.camelibkr.simulator.wire.Refusal;
import java.util.ArrayList;
import java.util.List;

/** The accounts of this login, and how the gateway describes them. */
public final class Accounts implements Session.Listener {

    /** What stands for all accounts of an adviser. */
    public static final String ALL = "All";

    private static final String ASSET_TYPES =
            "STK,CFD,OPT,FOP,WAR,FUT,BAG,PDC,CASH,IND,BOND,BILL,FUND,SLB,News,CMDTY," + "IOPT,ICU,ICS,PHYSS,CRYPTO";

    private final Login login;
    private String selected;
    private boolean listed;

    /** Makes the accounts of a login. */
    public Accounts(Login login) {
        this.login = login;
        this.selected = login.isDynamic() ? "" : names().get(0);
    }

    /** The account number; of several, the first. */
    public String account() {
        return login.accounts().get(0);
    }

    /** The accounts that can be traded on. */
    public List<String> all() {
        return login.accounts();
    }

    /** The account that requests without one are about; of an adviser it may be {@link #ALL}. */
    public String selected() {
        return selected;
    }

    /** The selected account, or the first while it is an adviser's own or all of them. */
    public String current() {
        return all().contains(selected) ? selected : account();
    }

    /** Whether there are several accounts under an adviser. */
    public boolean isAdviser() {
        return login.master() != null;
    }

    /** Whether there are so many that they are searched for. */
    boolean isDynamic() {
        return login.isDynamic();
    }

    /** The adviser's own account, or null. */
    public String master() {
        return login.master();
    }

    /** Whether it is paper money. */
    public boolean isPaper() {
        return login.isPaper();
    }

    /** Whether an account is concerned by what is selected. */
    public boolean isSelected(String account) {
        return selected.equals(ALL) || selected.equals(account);
    }

    /** Refuses what concerns somebody else's account. */
    public void require(String accountId) {
        if (!login.accounts().contains(accountId)) {
            throw Refusal.badRequest("accountId is not valid: " + accountId);
        }
    }

    /** Refuses what needs the list of accounts to have been asked for in this brokerage session. */
    public void requireListed() {
        if (!listed) {
            throw Refusal.badRequest("Please query /accounts first");
        }
    }

    /** Selects an account; false if it was selected already. */
    boolean select(String account) {
        boolean other = !selected.equals(account);
        selected = account;
        return other;
    }

    /** What can be selected. */
    List<String> names() {
        if (login.isDynamic()) {
            return selected.isEmpty() ? List.of() : List.of(selected);
        }
        List<String> names = new ArrayList<>(login.accounts());
        if (isAdviser()) {
            names.add(0, ALL);
        }
        return names;
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
        ArrayNode accounts = body.putArray("accounts");
        ObjectNode properties = body.putObject("acctProps");
        ObjectNode aliases = body.putObject("aliases");
        for (String name : names()) {
            accounts.add(name);
            aliases.put(name, name);
            properties
                    .putObject(name)
                    .put("hasChildAccounts", name.equals(ALL))
                    .put("supportsCashQty", true)
                    .put("liteUnderPro", false)
                    .put("noFXConv", false)
                    .put("isProp", false)
                    .put("supportsFractions", true)
                    .put("allowCustomerTime", false)
                    .put("autoFx", false);
        }
        body.set("allowFeatures", features());
        body.set("chartPeriods", chartPeriods());
        body.putArray("groups");
        body.putArray("profiles");
        body.put("selectedAccount", selected);
        body.set("serverInfo", Server.info());
        return body.put("sessionId", "6f1a0c3e.00000b21").put("isFT", false).put("isPaper", isPaper());
    }

    private ObjectNode features() {
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
                .put("allowDynAccount", login.isDynamic())
                .put("allowCrypto", false)
                .put("allowFA", isAdviser())
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
