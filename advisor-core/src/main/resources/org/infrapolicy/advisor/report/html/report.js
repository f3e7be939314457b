(() => {
  'use strict';
  const MANY_GROUPS = 200;
  const MANY_ITEMS = 2000;
  const root = document.documentElement;
  const byId = (id) => document.getElementById(id);
  const all = (selector, within = document) => Array.from(within.querySelectorAll(selector));

  const heading = document.querySelector('h1');
  if (heading) {
    document.title = heading.textContent + ' – ' + document.title;
  }

  const theme = byId('theme');
  const systemDark = matchMedia('(prefers-color-scheme: dark)');
  const isDark = () => (root.dataset.theme ? root.dataset.theme === 'dark' : systemDark.matches);
  const showTheme = () => theme.setAttribute('aria-pressed', String(isDark()));
  theme.hidden = false;
  theme.addEventListener('click', () => {
    root.dataset.theme = isDark() ? 'light' : 'dark';
    showTheme();
  });
  systemDark.addEventListener('change', showTheme);
  showTheme();

  // The roll-up can only be written last, and is wanted first.
  const rollUp = byId('roll-up');
  const estates = byId('estates');
  if (rollUp && estates) {
    estates.before(rollUp);
  }

  let closed = [];
  addEventListener('beforeprint', () => {
    closed = all('details:not([open])');
    closed.forEach((details) => { details.open = true; });
  });
  addEventListener('afterprint', () => {
    closed.forEach((details) => { details.open = false; });
  });

  const controls = byId('controls');
  const holder = byId('groups') || estates;
  if (!controls || !holder) {
    return;
  }
  controls.hidden = false;
  byId('filters').open = matchMedia('(min-width: 48rem)').matches;

  const search = byId('search');
  const count = byId('count');
  const only = byId('only');
  const clear = byId('clear');
  const noun = holder === estates ? 'environments' : 'findings';
  const items = all('[data-item]', holder);
  const chips = all('.chip', controls);
  const texts = new Map();
  let subject = '';

  const textOf = (item) => {
    let text = texts.get(item);
    if (text === undefined) {
      text = item.textContent.toLowerCase();
      texts.set(item, text);
    }
    return text;
  };

  /* Groups */
  const written = all('.group', holder).map((group) => ({ group, items: all('[data-item]', group), open: group.open }));
  let groups = written;

  const newGroup = (title) => {
    const group = document.createElement('details');
    const summary = document.createElement('summary');
    const name = document.createElement('h3');
    const number = document.createElement('span');
    group.className = 'group';
    group.open = true;
    name.textContent = title;
    number.className = 'n';
    summary.append(name, ' ', number);
    group.append(summary);
    return { group, items: [], open: true };
  };

  const fill = (entry) => {
    const fragment = document.createDocumentFragment();
    entry.items.forEach((item) => fragment.append(item));
    entry.group.append(fragment);
  };

  const regroup = (by) => {
    if (by === 'severity') {
      groups = written;
    } else {
      const byValue = new Map();
      for (const item of items) {
        const value = item.dataset[by];
        if (!byValue.has(value)) {
          byValue.set(value, newGroup(value));
        }
        byValue.get(value).items.push(item);
      }
      groups = Array.from(byValue.values());
      groups.forEach((entry) => { entry.open = groups.length <= MANY_GROUPS; });
    }
    // Moving is quicker where nothing is shown.
    holder.replaceChildren();
    groups.forEach(fill);
    const fragment = document.createDocumentFragment();
    groups.forEach((entry) => fragment.append(entry.group));
    holder.append(fragment);
    apply();
  };

  /* Filters */
  const pressed = () => {
    const wanted = new Map();
    for (const chip of chips) {
      if (chip.getAttribute('aria-pressed') === 'true') {
        const facet = chip.dataset.facet;
        wanted.set(facet, (wanted.get(facet) || new Set()).add(chip.dataset.value));
      }
    }
    return Array.from(wanted);
  };

  const apply = () => {
    const wanted = pressed();
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    const filtering = wanted.length > 0 || words.length > 0 || subject !== '';
    let shown = 0;
    for (const item of items) {
      const visible = wanted.every(([facet, values]) => values.has(item.dataset[facet]))
        && (subject === '' || item.dataset.subject === subject)
        && words.every((word) => textOf(item).includes(word));
      item.hidden = !visible;
      shown += visible ? 1 : 0;
    }
    for (const { group, items: members, open } of groups) {
      const visible = members.reduce((sum, item) => sum + (item.hidden ? 0 : 1), 0);
      group.hidden = visible === 0;
      group.open = filtering ? visible > 0 && (open || shown <= MANY_ITEMS) : open;
      group.querySelector('.n').textContent = filtering ? visible + ' of ' + members.length : String(members.length);
    }
    count.textContent = filtering
      ? 'Showing ' + shown + ' of ' + items.length + ' ' + noun
      : 'Showing all ' + items.length + ' ' + noun;
    clear.hidden = !filtering;
    only.hidden = subject === '';
    only.textContent = subject === '' ? '' : 'Only ' + subject + ' ✕';
  };

  const reset = () => {
    chips.forEach((chip) => chip.setAttribute('aria-pressed', 'false'));
    search.value = '';
    subject = '';
    apply();
  };

  for (const chip of chips) {
    const number = items.filter((item) => item.dataset[chip.dataset.facet] === chip.dataset.value).length;
    chip.hidden = number === 0;
    chip.querySelector('.n').textContent = String(number);
    chip.addEventListener('click', () => {
      chip.setAttribute('aria-pressed', String(chip.getAttribute('aria-pressed') !== 'true'));
      apply();
    });
  }
  for (const row of all('.chips', controls)) {
    row.hidden = all('button:not([hidden])', row).length === 0;
  }

  const groupings = all('.grouping', controls);
  groupings.forEach((button) => button.addEventListener('click', () => {
    groupings.forEach((other) => other.setAttribute('aria-pressed', String(other === button)));
    regroup(button.dataset.by);
  }));

  let waiting = 0;
  search.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(apply, items.length > MANY_ITEMS ? 300 : 100);
  });
  clear.addEventListener('click', () => {
    reset();
    search.focus();
  });
  only.addEventListener('click', () => {
    subject = '';
    apply();
    search.focus();
  });

  /* Boxes of the drawing lead to what is said of their object. */
  document.addEventListener('click', (event) => {
    const link = event.target.closest('a[data-subject]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) {
      return;
    }
    event.preventDefault();
    reset();
    subject = link.dataset.subject;
    apply();
    byId('findings').scrollIntoView();
    only.focus({ preventScroll: true });
  });

  /* A link to a finding shows it, whatever is filtered. */
  const reveal = () => {
    const target = location.hash.length > 1 ? byId(decodeURIComponent(location.hash.slice(1))) : null;
    if (!target || !holder.contains(target)) {
      return;
    }
    if (target.closest('[hidden]')) {
      reset();
    }
    for (let above = target; above && above !== holder; above = above.parentElement) {
      if (above.tagName === 'DETAILS') {
        above.open = true;
      }
    }
    target.scrollIntoView();
  };
  addEventListener('hashchange', reveal);

  apply();
  reveal();
})();
