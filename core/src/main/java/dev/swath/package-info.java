/// The failures every part of Swath reports. Depends on nothing.
package dev.swath;
