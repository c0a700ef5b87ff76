// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shortcuts.h"

#include "ui/pages/pages.h"

#include <QCoreApplication>

namespace observatorio {

namespace {

struct Keys {
    Q_DECLARE_TR_FUNCTIONS(Shortcuts)
};

constexpr int MostDigits = 9;

}  // namespace

std::vector<Shortcut> windowShortcuts()
{
    std::vector<Shortcut> all;
    for (const PageKind &kind : pageKinds()) {
        const int digit = static_cast<int>(kind.id) + 1;
        if (digit <= MostDigits)
            all.push_back({Shortcut::ShowPage,
                           kind.id,
                           {QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_0 + digit))},
                           kind.title()});
    }
    // In a line of text Ctrl+E goes to its end.
    all.push_back({Shortcut::Export,
                   {},
                   {QKeySequence(Qt::CTRL | Qt::Key_E), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_E)},
                   Keys::tr("Export the page's chart")});
    all.push_back({Shortcut::Settings, {}, {QKeySequence(Qt::CTRL | Qt::Key_Comma)}, Keys::tr("Settings")});
    all.push_back({Shortcut::Help, {}, {QKeySequence(Qt::Key_F1)}, Keys::tr("This help, in dialogs too")});
    all.push_back({Shortcut::Quit, {}, {QKeySequence(Qt::CTRL | Qt::Key_Q)}, Keys::tr("Quit")});
    return all;
}

std::vector<Gestures> gestures()
{
    return {
        {Keys::tr("Charts"),
         {{Keys::tr("Point at the chart"), Keys::tr("Read the values of that moment")},
          {Keys::tr("Click, Space"), Keys::tr("Set a cursor; the pointer tells how long and how far it is from there")},
          {Keys::tr("Drag"), Keys::tr("Select a part of time")},
          {Keys::tr("Shift and drag, or drag with the middle button"), Keys::tr("Move in time")},
          {Keys::tr("Wheel"), Keys::tr("Zoom time around the pointer")},
          {Keys::tr("Ctrl or Shift with the wheel"), Keys::tr("Zoom the values")},
          {Keys::tr("Backspace, Alt+Left"), Keys::tr("Take back what was done to the view")},
          {Keys::tr("Double-click, Home"), Keys::tr("Back to live")},
          {Keys::tr("Left, Right"), Keys::tr("Move in time")},
          {Keys::tr("Up, Down"), Keys::tr("Move the values")},
          {Keys::tr("+, \u2212"), Keys::tr("Zoom time; with Ctrl the values")},
          {Keys::tr("Shift+Left, Shift+Right"), Keys::tr("Read values point by point; Esc ends it")}}},
        {Keys::tr("Map"),
         {{Keys::tr("Point at a country"), Keys::tr("Its state")},
          {Keys::tr("Click, Enter"), Keys::tr("Open its chart")},
          {Keys::tr("Arrow keys"), Keys::tr("Go to the next country in that direction")}}},
        {Keys::tr("Tables"),
         {{Keys::tr("Click a column head"), Keys::tr("Sort by it")},
          {Keys::tr("Point at a column head; Left, Right or Shift+F1 in the table"), Keys::tr("What the column means")},
          {Keys::tr("Ctrl+C"), Keys::tr("Copy the chosen rows")}}},
        {Keys::tr("Alerts"),
         {{Keys::tr("A"), Keys::tr("Acknowledge")},
          {Keys::tr("S"), Keys::tr("Silence\u2026")},
          {Keys::tr("Enter"), Keys::tr("Open chart")}}},
        {Keys::tr("Countries"),
         {{Keys::tr("Up, Down in the search"), Keys::tr("Go into the list")},
          {Keys::tr("Space, Enter"), Keys::tr("Choose a country")},
          {Keys::tr("Ctrl+Enter in the search"), Keys::tr("Choose only what it finds")}}},
        {Keys::tr("Figures and the status bar"),
         {{Keys::tr("Point at a name, or go there with Tab and the arrow keys"), Keys::tr("What it means")}}},
        {Keys::tr("Page list"), {{Keys::tr("Up, Down, Home, End"), Keys::tr("Go to another page")}}},
    };
}

}  // namespace observatorio
