// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/username.h"

#include <pwd.h>
#include <unistd.h>

namespace observatorio {

QString userName()
{
    const passwd *known = getpwuid(geteuid());
    const QString name = known ? QString::fromLocal8Bit(known->pw_name) : qEnvironmentVariable("USER");
    return name.isEmpty() ? QStringLiteral("observatorio") : name;
}

}  // namespace observatorio
