<?php
// The configuration of a test's own site: everything of this run comes from its site.json.
$run = json_decode(file_get_contents(__DIR__ . '/site.json'), true);
define('DB_NAME', $run['database']);
define('DB_USER', 'root');
define('DB_PASSWORD', '');
define('DB_HOST', '127.0.0.1:' . $run['database_port']);
define('DB_CHARSET', 'utf8mb4');
define('DB_COLLATE', '');
define('WP_HOME', $run['url']);
define('WP_SITEURL', $run['url']);
define('WP_CONTENT_DIR', __DIR__ . '/wp-content');
define('WP_CONTENT_URL', $run['url'] . '/wp-content');
define('WP_ENVIRONMENT_TYPE', 'local'); // application passwords without https
define('WP_HTTP_BLOCK_EXTERNAL', true);
define('DISABLE_WP_CRON', true);
define('AUTOMATIC_UPDATER_DISABLED', true);
define('WP_DEBUG', false);
foreach (['AUTH', 'SECURE_AUTH', 'LOGGED_IN', 'NONCE'] as $name) {
    define($name . '_KEY', 'a test of its own ' . $name);
    define($name . '_SALT', 'salt of a test ' . $name);
}
$table_prefix = 'wp_';
require_once ABSPATH . 'wp-settings.php';
