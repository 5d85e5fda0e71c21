import type { Padding } from '../map/camera.ts';
import type { Surroundings } from '../map/kind.ts';
import type { Rect } from '../map/label-placement.ts';

interface Furniture {
  canvas: HTMLElement;
  panel: HTMLElement;
  header: HTMLElement;
  status: HTMLElement;
  zoom: HTMLElement;
  /** Width of the panel where it stands beside the map, kept from the choice on, before its content has come; 0 without one. */
  panelWidth(): number;
}

/** What lies over the map: panel and sheet change the camera's padding, never the map's size. */
export function surroundings({
  canvas,
  panel,
  header,
  status,
  zoom,
  panelWidth,
}: Furniture): Surroundings {
  const isPhone = () => window.innerWidth < 700;
  const paddingBeside = (width: number): Padding => {
    const margin = isPhone() ? 14 : 24;
    const room: Padding = { left: margin, right: margin, top: margin, bottom: margin };
    const map = canvas.getBoundingClientRect();
    const chosen = width > 0;
    if (isPhone()) room.top += header.offsetHeight + (chosen ? 56 : 0);
    if (chosen && isPhone()) room.bottom += map.height * 0.54;
    else if (chosen) room.right += width;
    else room.bottom += isPhone() ? 52 : 8;
    return room;
  };
  const blocked = (): Rect[] => {
    const map = canvas.getBoundingClientRect();
    return [status, zoom, panel, ...(isPhone() ? [header] : [])].flatMap((element) => {
      const box = element.getBoundingClientRect();
      if (box.width === 0) return [];
      return [
        {
          x: box.x - map.x - 4,
          y: box.y - map.y - 4,
          width: box.width + 8,
          height: box.height + 8,
        },
      ];
    });
  };
  return {
    padding: () => paddingBeside(panelWidth()),
    barePadding: () => paddingBeside(0),
    blocked,
  };
}
