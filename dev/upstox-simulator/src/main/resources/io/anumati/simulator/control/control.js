// The control API for the pages. Texts reach the page as text nodes only, never as HTML.
export async function ask(path, options = {}) {
  const token = sessionStorage.getItem('controlToken');
  const reply = await fetch(path, {...options, headers: token ? {Authorization: 'Bearer ' + token} : {}});
  if (reply.status === 401) {
    const given = window.prompt('Control token');
    if (given) {
      sessionStorage.setItem('controlToken', given);
      return ask(path, options);
    }
  }
  const told = await reply.json();
  if (!reply.ok) {
    throw new Error(told.error || 'HTTP ' + reply.status);
  }
  return told;
}

export function row(cells) {
  const line = document.createElement('tr');
  for (const cell of cells) {
    const box = document.createElement('td');
    box.append(cell === null || cell === undefined ? '' : cell);
    line.append(box);
  }
  return line;
}

export function link(address, text) {
  const anchor = document.createElement('a');
  anchor.href = address;
  anchor.textContent = text;
  return anchor;
}

export function fill(id, rows) {
  document.getElementById(id).replaceChildren(...rows);
}

export function say(text) {
  document.getElementById('told').textContent = text;
}

// Shows at once and then every second; what goes wrong is said on the page.
export function everySecond(show) {
  let busy = false;
  const once = async () => {
    if (!busy) {
      busy = true;
      try {
        await show();
      } catch (e) {
        say('Not up to date: ' + e.message);
      }
      busy = false;
    }
  };
  once();
  setInterval(once, 1000);
  return once;
}

export function india(instant) {
  return new Date(instant).toLocaleString('en-IN', {timeZone: 'Asia/Kolkata', hour12: false}) + ' IST';
}
