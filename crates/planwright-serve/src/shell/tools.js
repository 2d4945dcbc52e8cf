// What every part of the shell uses.

// An element with properties and what stands in it.
export const make = (name, properties = {}, ...children) => {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
};

export const counted = (count, word) => `${count} ${word}${count === 1 ? "" : "s"}`;

// The order of names in which people count: p2 before p10.
export const natural = new Intl.Collator("en-GB", { numeric: true }).compare;

// Asks `address` now and whenever the server says that something changed, the last answer last. `onLost` is told when the
// server goes and comes. Nothing is held open while nobody looks: browsers allow few connections to one server.
export const follow = (address, onNew, onLost) => {
  let source = null;
  let asking = false;
  let again = false;
  const ask = async () => {
    if (asking) { again = true; return; }
    asking = true;
    do {
      again = false;
      try {
        const answer = await fetch(address);
        if (answer.ok) { onLost(false); onNew(await answer.json()); } else onNew(null);
      } catch { onLost(true); }
    } while (again);
    asking = false;
  };
  const open = () => {
    if (source || document.hidden) return;
    source = new EventSource("/events");
    source.onmessage = ask;
    source.onerror = () => {
      onLost(true);
      // A browser gives up on a server that is not there: it is asked for until it is.
      if (source?.readyState === EventSource.CLOSED) { source = null; setTimeout(open, 1500); }
    };
  };
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) { source?.close(); source = null; } else open();
  });
  open();
};
