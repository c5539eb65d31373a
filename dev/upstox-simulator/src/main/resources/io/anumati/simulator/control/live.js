import {ask, everySecond, fill, india, row, say} from '/control/pages/control.js';

const user = new URLSearchParams(location.search).get('user') || '';

everySecond(async () => {
  const live = await ask('/control/live/' + encodeURIComponent(user));
  document.getElementById('user').textContent = live.user.userId + ' · ' + live.user.name;
  document.getElementById('clock').textContent = india(live.brokerTime) + ', speed ' + live.speed;
  fill('orders', live.orders.map(order => row([order.order_id, order.order_timestamp, order.transaction_type,
    order.trading_symbol, order.quantity, order.filled_quantity, order.price, order.average_price, order.status, order.tag,
    order.status_message])));
  fill('positions', live.positions.map(position => row([position.symbol, position.product, position.bought,
    position.averageBought, position.sold, position.averageSold, position.lastPrice,
    position.pnl, position.net])));
  fill('witness', testimony(live.witness));
  fill('calls', live.calls.map(call => row([call.sequence, new Date(call.arrivedAtMicros / 1000).toISOString(),
    call.call, call.sourceAddress, call.clientId, call.algoName, call.tags.join(', '),
    [call.status, call.code].filter(Boolean).join(' '), call.fault])));
  say('');
});

function testimony(seen) {
  const worst = Object.entries(seen.worstArrived).map(([window, count]) => ['worst ' + window, count]);
  const bad = [['wrong address', seen.wrongAddress], ['another\'s address', seen.foreignToken],
    ['doubled tags', seen.doubledTags.join(', ')]];
  const answers = Object.entries(seen.answers).map(([answer, count]) => ['answered ' + answer, count]);
  const lines = [['calls', seen.calls], ['arrived', seen.arrived], ['accepted', seen.accepted], ['orders', seen.orders],
    ...worst, ...answers].map(row);
  return lines.concat(bad.map(([name, value]) => {
    const line = row([name, value]);
    line.className = value ? 'bad' : '';
    return line;
  }));
}
