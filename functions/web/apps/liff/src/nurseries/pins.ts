import { DomEvent, divIcon, type LatLngBounds, latLngBounds, marker } from "leaflet";

/** Places that a map shall show; all of Japan where there is none. */
export function boundsOf(places: readonly { lat: number; lng: number }[]): LatLngBounds {
  const bounds = latLngBounds(places.map(({ lat, lng }) => [lat, lng]));
  return bounds.isValid() ? bounds : latLngBounds([24, 123], [46, 146]);
}

const SIZE = 36;
const pin =
  "pointer-events-auto flex size-9 items-center justify-center rounded-full border-2 border-white bg-key-900 font-sans text-base font-bold text-white shadow-md aria-pressed:bg-black aria-pressed:ring-4 aria-pressed:ring-yellow-300";

/** A real button on the map, so that keyboard and screen reader know it for one. */
export function buttonPin(at: { lat: number; lng: number }, label: string, name: string, press: () => void) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = pin;
  button.textContent = label;
  button.setAttribute("aria-label", name);
  button.addEventListener("click", press);
  DomEvent.disableClickPropagation(button);
  const icon = divIcon({ html: button, className: "", iconSize: [SIZE, SIZE] });
  return { button, layer: marker(at, { icon, interactive: false, keyboard: false }) };
}

/** A place of the family's: seen, and nothing to press. */
export function spotPin(at: { lat: number; lng: number }, label: string) {
  const icon = divIcon({
    html: `<span class="flex h-9 w-max -translate-x-1/2 items-center rounded-8 border-2 border-black bg-yellow-300 px-2 font-sans text-sm font-bold text-black"></span>`,
    className: "",
    iconSize: [0, SIZE],
  });
  const layer = marker(at, { icon, interactive: false, keyboard: false, zIndexOffset: -1000 });
  layer.on("add", () => {
    const words = layer.getElement()?.querySelector("span");
    if (words) words.textContent = label;
  });
  return layer;
}
