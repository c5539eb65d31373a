import {ask, everySecond, fill, say} from '/control/pages/control.js';

const show = everySecond(async () => {
  const requests = await ask('/control/token-requests');
  fill('waiting', requests.map(request => {
    const line = document.createElement('li');
    line.append('User ' + request.userId + ', app ' + request.clientId + ' ');
    for (const decision of ['approve', 'reject']) {
      const button = document.createElement('button');
      button.textContent = decision;
      button.addEventListener('click', () => answer(request, decision));
      line.append(button, ' ');
    }
    return line;
  }));
});

async function answer(request, decision) {
  try {
    const told = await ask('/control/token-requests/' + encodeURIComponent(request.id) + '/' + decision, {method: 'POST'});
    say(request.userId + ' ' + decision + ': ' + JSON.stringify(told));
  } catch (e) {
    say(request.userId + ' ' + decision + ': ' + e.message);
  }
  show();
}
