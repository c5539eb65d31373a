import {ask, everySecond, fill, india, link, row} from '/control/pages/control.js';

everySecond(async () => {
  const clock = await ask('/control/clock');
  document.getElementById('clock').textContent = india(clock.now) + ', speed ' + clock.speed;
  const users = await ask('/control/users');
  fill('users', users.map(user => row([user.userId, user.name, [user.primaryIp, user.secondaryIp].filter(Boolean).join(', '),
    link('/control/live?user=' + encodeURIComponent(user.userId), 'live')])));
});
