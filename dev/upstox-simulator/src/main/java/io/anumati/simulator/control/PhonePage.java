package io.anumati.simulator.control;

/** The customers' phones in a browser: {@code GET /control/phone}. */
final class PhonePage {

    static final String HTML = """
            <!doctype html>
            <html lang="en">
            <head><meta charset="utf-8"><title>Phone (simulator)</title>
            <style>body{font:16px sans-serif;max-width:32rem;margin:3rem auto}li{margin:1rem 0}button{padding:.3rem 1rem}</style>
            </head>
            <body>
            <h1>Access token requests</h1>
            <ul id="waiting"></ul>
            <p id="told" role="status"></p>
            <script>
            const waiting = document.getElementById('waiting'), told = document.getElementById('told');
            async function answer(request, decision) {
              const reply = await fetch('/control/token-requests/' + request.id + '/' + decision, {method: 'POST'});
              told.textContent = request.userId + ' ' + decision + ': ' + await reply.text();
              show();
            }
            async function show() {
              const requests = await (await fetch('/control/token-requests')).json();
              waiting.replaceChildren(...requests.map(request => {
                const line = document.createElement('li');
                line.append('User ' + request.userId + ', app ' + request.clientId + ' ');
                for (const decision of ['approve', 'reject']) {
                  const button = document.createElement('button');
                  button.textContent = decision;
                  button.onclick = () => answer(request, decision);
                  line.append(button, ' ');
                }
                return line;
              }));
            }
            show();
            setInterval(show, 2000);
            </script>
            </body>
            </html>
            """;

    private PhonePage() {
    }
}
