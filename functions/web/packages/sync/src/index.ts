/**
 * What a device keeps, and the only place that touches a browser's storage. It knows neither the network nor what is
 * kept; nothing here outlives the tab.
 */
export { type Drawer, drawer } from "./drawer";
