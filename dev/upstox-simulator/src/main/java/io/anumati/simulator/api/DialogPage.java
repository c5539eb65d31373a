package io.anumati.simulator.api;

/** The dialog as a person sees it. */
final class DialogPage {

    private static final String PAGE = """
            <!doctype html>
            <html lang="en">
            <head><meta charset="utf-8"><title>Sign in (simulator)</title>
            <style>body{font:16px sans-serif;max-width:22rem;margin:3rem auto}label,input{display:block;width:100%%}
            input{margin:.2rem 0 1rem;padding:.4rem;box-sizing:border-box}button{padding:.5rem 1.5rem}
            .wrong{color:#b00}</style></head>
            <body>
            <h1>Upstox simulator</h1>
            <p>App <b>%s</b> asks to trade in your account.</p>
            <p class="wrong" role="alert">%s</p>
            <form method="post" action="/v2/login/authorization/dialog">
            <input type="hidden" name="client_id" value="%s">
            <input type="hidden" name="redirect_uri" value="%s">
            %s
            <label for="user_id">User id (UCC)</label><input id="user_id" name="user_id" autocomplete="username">
            <label for="pin">PIN</label><input id="pin" name="pin" type="password" autocomplete="current-password">
            <label for="otp">OTP</label><input id="otp" name="otp" autocomplete="one-time-code">
            <button name="decision" value="approve">Approve</button>
            <button name="decision" value="deny">Deny</button>
            </form>
            </body>
            </html>
            """;

    private DialogPage() {
    }

    static Answer form(int status, Dialog.Ask ask, String wrong) {
        String app = escaped(ask.clientId());
        String state = ask.state().map(text -> "<input type=\"hidden\" name=\"state\" value=\"" + escaped(text) + "\">")
                .orElse("");
        return Answer.page(status, PAGE.formatted(app, escaped(wrong), app, escaped(ask.redirectUri()), state));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
