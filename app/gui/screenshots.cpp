// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/screenshots.h"

#include "ui/dialogs/settingsdialog.h"
#include "ui/pages/pages.h"
#include "ui/style/theme.h"

#include <QDir>
#include <QPixmap>
#include <QTimer>

namespace observatorio {

namespace {

constexpr int SettleMs = 700;
const QString SettingsShot = QStringLiteral("settings-");

}  // namespace

Screenshots::Screenshots(MainWindow &window, const UiContext &context, QString folder,
                         std::function<void(std::optional<Error>)> done)
    : QObject(&window), m_window(window), m_context(context), m_folder(std::move(folder)), m_done(std::move(done))
{
    QStringList pages;
    for (const PageKind &kind : pageKinds())
        pages.append(QLatin1String(kind.name));
    for (const char *section : {"broker", "database", "windows", "thresholds", "appearance"})
        pages.append(SettingsShot + QLatin1String(section));
    for (const ThemeChoice theme : {ThemeChoice::Light, ThemeChoice::Dark}) {
        for (const QSize size : {QSize(1280, 800), QSize(1920, 1080)}) {
            for (const QString &page : pages) {
                if (!page.startsWith(SettingsShot) || size.width() == 1280)
                    m_shots.append({page, size, theme});
            }
        }
    }
}

void Screenshots::start()
{
    if (!QDir().mkpath(m_folder)) {
        m_done(Error{ErrorCode::FileUnwritable, m_folder.toStdString(), {}});
        return;
    }
    next();
}

void Screenshots::next()
{
    if (m_shots.isEmpty()) {
        m_done(std::nullopt);
        return;
    }
    prepare(m_shots.first());
    QTimer::singleShot(SettleMs, this, [this] {
        const std::optional<Error> error = save(m_shots.takeFirst());
        m_dialog.reset();
        if (error)
            m_done(error);
        else
            next();
    });
}

void Screenshots::prepare(const Shot &shot)
{
    Theme::instance().setChoice(shot.theme);
    m_window.resize(shot.size);
    if (const PageKind *kind = findPage(shot.page)) {
        m_window.showPage(kind->id);
        return;
    }
    auto dialog = std::make_unique<SettingsDialog>(m_context, &m_window);
    dialog->showSection(shot.page.mid(SettingsShot.size()));
    dialog->show();
    m_dialog = std::move(dialog);
}

std::optional<Error> Screenshots::save(const Shot &shot)
{
    const QString path = QStringLiteral("%1/%2-%3x%4-%5.png")
                             .arg(m_folder, shot.page)
                             .arg(shot.size.width())
                             .arg(shot.size.height())
                             .arg(shot.theme == ThemeChoice::Dark ? QStringLiteral("dark") : QStringLiteral("light"));
    QWidget *shown = m_dialog ? m_dialog.get() : static_cast<QWidget *>(&m_window);
    if (!shown->grab().save(path))
        return Error{ErrorCode::FileUnwritable, path.toStdString(), {}};
    return std::nullopt;
}

}  // namespace observatorio
