import { NODE_TYPES, type NodeRef } from '../../src/server/wire.ts';
import { addressBar } from './address-bar.ts';
import { Arrange } from './arrange.ts';
import type { Atlas } from './data/atlas.ts';
import { applyFilters } from './data/shown.ts';
import { EntitiesView } from './entities/entities-view.ts';
import { AtlasMap } from './map/atlas-map.ts';
import { hasWebGl } from './map/webgl.ts';
import { isCameraAlone, type State, Store, VIEWS } from './store.ts';
import { assignHues, STONE } from './theme/regions.ts';
import { followTheme, hueColour, modeOf } from './theme/theme.ts';
import { el, fill, onClick, plural } from './ui/dom.ts';
import { download, textFile } from './ui/download.ts';
import { EdgeChips } from './ui/edge-chips.ts';
import { ExportDialog } from './ui/export-dialog.ts';
import { Header } from './ui/header.ts';
import { helpDialog } from './ui/help.ts';
import { listenToKeys } from './ui/keys.ts';
import { Lasso } from './ui/lasso.ts';
import { ListView } from './ui/list-view.ts';
import { describe, listenOnMap } from './ui/map-keys.ts';
import { Panel } from './ui/panel.ts';
import { Rail } from './ui/rail.ts';
import { Search } from './ui/search.ts';
import { Status } from './ui/status.ts';
import { surroundings } from './ui/surroundings.ts';
import { TableView } from './ui/table-view.ts';
import { Timeline } from './ui/timeline.ts';
import { showNotice, watchVersion } from './ui/version-notice.ts';
import { zoomButtons } from './ui/zoom.ts';
import { Undo } from './undo.ts';
import { fromQuery } from './url.ts';
import { mirrorInUrl } from './url-mirror.ts';

const NO_WEBGL =
  'This browser cannot draw the map (WebGL is off). Here is the list; all else works.';

/** Builds the page around a map: its parts, and what each hears of the others. */
export function buildPage(root: HTMLElement, atlas: Atlas): void {
  const store = new Store(fromQuery(location.search, atlas.relations));
  followTheme(store);
  mirrorInUrl(store, atlas.relations, addressBar);
  const hues = assignHues(atlas.regions);
  const arrange = new Arrange(store, atlas);
  const undo = new Undo(store);
  const choose = (id: string | undefined) => arrange.choose(id);
  const colourOf = (id: string): string | undefined => {
    const node = atlas.place(id);
    const place = node === undefined ? atlas.regionPlace(id) : atlas.region[node];
    return place === undefined ? undefined : hueColour(hues[place] ?? STONE, modeOf(store.state));
  };

  const search = new Search(
    (id) => {
      choose(id);
      panel.enter();
    },
    () => choose(undefined),
    colourOf,
  );
  const help = helpDialog();
  const rail = new Rail(atlas, store, hues, choose);
  const header = new Header(store, search, {
    filters: () => rail.toggle(),
    help: () => help.showModal(),
    path: () => findPath(),
    export: () => void exports.open(),
  });
  const live = el('div.visually-hidden', { 'aria-live': 'polite' });
  // A map draws its first frame while it is made: what hears of it must find this name there.
  let map: AtlasMap | undefined;
  const exports = new ExportDialog(atlas, store, {
    map: () => map,
    picture: () => seen(),
    shown: () => map?.shown ?? applyFilters(atlas, store.state),
  });
  const canvas = el('div.map', {
    tabindex: 0,
    role: 'application',
    'aria-label': mapLabel(atlas),
  });
  const timeline = new Timeline(atlas, store);
  const list = new ListView(atlas, hues, choose);
  const announce = (sentence: string) => {
    live.textContent = sentence;
  };
  const refOf = (id: string): NodeRef | undefined => {
    const node = atlas.place(id);
    if (node === undefined) return undefined;
    const [type, family] = [NODE_TYPES[atlas.type[node]!]!, atlas.family[node] === 1];
    return { id, type, name: atlas.labels[node]!, family };
  };
  const findPath = () => {
    arrange.findPath();
    panel.focusField();
  };
  const compare = () => {
    arrange.compare();
    if (store.state.compared === undefined) {
      announce('Choose a method, a model or a benchmark first: these can be compared.');
    } else panel.focusField();
  };
  const table = new TableView(atlas, store, hues, {
    choose,
    csv: async (rows, columns) => {
      const { tableCsv } = await import('./ui/table-csv.ts');
      download('table.csv', textFile(tableCsv(atlas, rows, columns), 'text/csv'));
    },
  });
  const panel = new Panel({
    choose,
    colourOf,
    refOf,
    announce,
    findPath,
    compare,
    back: () => arrange.back()?.(),
    isRegion: (id) => atlas.regionPlace(id) !== undefined,
    setPath: (change) => arrange.setPath(change),
    compareWith: (one, other) => arrange.compareWith(one, other),
    expand: () => arrange.expand(),
    collapse: () => arrange.collapse(),
    hide: (id) => arrange.hide([id]),
    pin: (id) => arrange.pin(id),
    found: (ways) => {
      map?.showWays(ways);
      sayStatus();
    },
    light: (relations) => map?.light(relations),
    named: (name) => {
      search.show(name);
      document.title = `${name} · paperloom`;
    },
  });
  const whole = () => {
    choose(undefined);
    seen()?.showWhole();
  };
  const status = new Status(store, whole);
  const zoom = zoomButtons({
    zoom: (factor) => seen()?.zoom(factor),
    whole: () => seen()?.showWhole(),
  });
  const lasso = new Lasso(() => seen(), {
    hide: (ids) => arrange.hide(ids),
    pin: (ids) => arrange.pinAll(ids),
    announce,
  });
  zoom.append(lasso.button);
  const around = surroundings({
    canvas,
    panel: panel.element,
    header: header.element,
    status: status.element,
    zoom,
    panelWidth: () => panelWidth(store.state),
  });
  const chips = new EdgeChips(choose, around.padding);
  const entities = new EntitiesView(
    atlas,
    store,
    hues,
    around,
    () => map?.shown ?? applyFilters(atlas, store.state),
    {
      choose,
      announce,
      compare: (one, other) => arrange.compareWith(one, other),
      onFrame: (drawn) => drawn === seen() && chips.update(drawn),
      changed: () => update(),
    },
  );
  const seen = () => (store.state.view === 'entities' ? entities.map : map);
  const stage = el(
    'main.stage',
    {},
    canvas,
    entities.element,
    chips.element,
    lasso.element,
    status.element,
    zoom,
    table.element,
    list.element,
  );
  const shade = onClick(el('div.shade'), () => rail.close());
  fill(
    root,
    header.element,
    rail.element,
    stage,
    timeline.element,
    panel.element,
    header.tabBar,
    shade,
    live,
    help,
    exports.element,
  );

  map = tryMap();
  let notice: string | undefined;
  if (!map) {
    notice = NO_WEBGL;
    document.body.classList.add('no-map');
    if (store.state.view !== 'table') store.set({ view: 'list' });
  }

  function tryMap(): AtlasMap | undefined {
    try {
      if (!hasWebGl()) return undefined;
      return new AtlasMap(canvas, atlas, store, around, {
        onChoose: choose,
        onFrame: (drawn) => drawn === seen() && chips.update(drawn),
        onCursor: () => {},
        onCamera: (camera) => {
          if (camera || store.state.camera) store.set({ camera });
        },
      });
    } catch {
      return undefined;
    }
  }

  const sayStatus = (): void => {
    const drawn = seen();
    const about = drawn && drawn !== map ? entities.about : undefined;
    status.element.hidden = !drawn;
    if (drawn) status.update(drawn.atlas, drawn, store.state, about);
  };
  const update = (): void => {
    const { state } = store;
    const shown = map?.shown ?? applyFilters(atlas, state);
    header.update(state);
    rail.update(state, shown);
    timeline.update(state, map?.focus?.kind === 'choice' ? map.focus : undefined);
    const view = map ? state.view : state.view === 'table' ? 'table' : 'list';
    if (view === 'entities') entities.update(state);
    sayStatus();
    for (const name of VIEWS) document.body.classList.toggle(`is-${name}`, view === name);
    list.element.hidden = view !== 'list';
    table.element.hidden = view !== 'table';
    if (view === 'list') list.update(shown, modeOf(state), state.chosen, notice);
    if (view === 'table') table.update(state, shown);
    document.body.classList.toggle('has-choice', panelWidth(state) > 0);
    document.body.style.setProperty('--panel', `${panelWidth(state)}px`);
  };
  const showChoice = (): void => {
    const { chosen } = store.state;
    if (chosen === undefined) {
      search.show('');
      document.title = 'paperloom';
    } else rail.close();
    const node = chosen === undefined ? undefined : atlas.place(chosen);
    if (map && node !== undefined) live.textContent = `${describe(map, node)} Chosen.`;
  };
  store.subscribe((state, before) => {
    // Where the camera stands is between the map and the address.
    if (isCameraAlone(state, before)) return;
    update();
    panel.update(state);
    if (state.chosen !== before.chosen) showChoice();
    // What lay on the other map goes with it.
    if (state.view !== before.view) {
      chips.clear();
      seen()?.redrawNames();
    }
  });
  update();
  panel.update(store.state);
  showChoice();

  listenToKeys(store, seen, {
    search: () => search.enter(),
    help: () => help.showModal(),
    theme: () => header.switchTheme(),
    path: findPath,
    compare,
    lasso,
    arrange,
    undo: () => announce(undo.undo() ? 'Taken back.' : 'There is nothing to take back.'),
    redo: () => announce(undo.redo() ? 'Done again.' : 'There is nothing to do again.'),
    export: () => void exports.open(),
  });
  if (map) {
    listenOnMap(canvas, map, { choose, announce: (sentence) => (live.textContent = sentence) });
    new ResizeObserver(() => map?.resized()).observe(canvas);
  }
  // Names keep clear of the furniture, which comes, goes and moves after the map was drawn.
  const redraw = () => seen()?.redrawNames();
  const furniture = new ResizeObserver(redraw);
  for (const element of [panel.element, status.element]) furniture.observe(element);
  zoom.addEventListener('transitionend', redraw);
  showNotice(atlas.notice, stage);
  watchVersion(atlas.version, stage);
}

/** Room that the panel takes where it stands beside the map, in pixels; 0 where there is none. */
function panelWidth({ chosen, compared, path }: State): number {
  if (chosen === undefined && !path) return 0;
  const narrow = window.innerWidth < 1200;
  if (!path && compared !== undefined) return narrow ? 480 : 560;
  return narrow ? 360 : 400;
}

function mapLabel({ counts }: Atlas): string {
  return (
    `Map of ${plural(counts.papers, 'paper')} and ${plural(counts.entities, 'entity', 'entities')} ` +
    `in ${plural(counts.regions, 'region')}. ` +
    'Arrow keys move between neighbours; the list has the same content.'
  );
}
