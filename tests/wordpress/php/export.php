<?php
// Writes the export of the whole site, as Tools → Export does, to standard output.
require __DIR__ . '/load.php';
require ABSPATH . 'wp-load.php';
require_once ABSPATH . 'wp-admin/includes/export.php';
wp_set_current_user(1);
export_wp();
